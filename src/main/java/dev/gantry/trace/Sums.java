package dev.gantry.trace;

/**
 * What a packed chunk of a row knows of ranges of its slices: when they start, how much time each state took, and how far
 * apart the starts lie at most. Made once, when the chunk is packed.
 *
 * <p>Times are sums from the row's beginning: up to the chunk, and within it up to each block of {@value #BLOCK} slices. So
 * the time in any range of a row, however long, is the difference of two sums, and at most two blocks are read slice by
 * slice. A sum is kept only for states that occur, in four bytes where the chunk is shorter than two seconds, and what
 * belongs to a block lies side by side: that is a quarter to half a byte a slice, and one place in memory to look at.
 * Rejected: a pyramid of sums (the same memory, more steps), and sums for each slice (8 bytes).
 */
final class Sums {
    static final int SHIFT = 5;
    static final int BLOCK = 1 << SHIFT;
    private static final int STATES = State.values().length;

    private static final int BLOCKS = RowWriter.CHUNK >> SHIFT;

    /** Where a block's row of the table holds its first start, its longest step, and the sums of the states. */
    private static final int START = 0;
    private static final int STEP = 1;
    private static final int TIMES = 2;

    private final long[] before;
    private final byte[] columns = new byte[STATES];
    private final int width;
    private final PackedLongs table;
    private final long longestStep;

    /**
     * The sums of a full chunk.
     *
     * @param tail the chunk before it is packed
     * @param previous the chunk before it; null for the first
     * @param lastStart where the last slice of the previous chunk starts
     */
    Sums(RowWriter.Tail tail, Sums previous, long lastStart) {
        before = previous == null ? new long[STATES] : previous.after();
        for (byte state : tail.states) {
            columns[state] = 1;
        }
        byte column = TIMES - 1;
        for (int state = 0; state < STATES; state++) {
            columns[state] = columns[state] == 0 ? 0 : ++column;
        }
        width = column + 1;
        long[] rows = new long[(BLOCKS + 1) * width];
        long last = previous == null ? tail.starts[0] : lastStart;
        long longest = 0;
        for (int i = 0; i < RowWriter.CHUNK; i++) {
            int row = (i >> SHIFT) * width;
            if ((i & BLOCK - 1) == 0) {
                rows[row + START] = tail.starts[i] - tail.starts[0];
                System.arraycopy(rows, row + TIMES, rows, row + width + TIMES, width - TIMES);
            }
            rows[row + width + columns[tail.states[i]]] += tail.lengths[i];
            long step = tail.starts[i] - last;
            rows[row + STEP] = Math.max(rows[row + STEP], step);
            longest = Math.max(longest, step);
            last = tail.starts[i];
        }
        table = PackedLongs.of(rows, rows.length);
        longestStep = longest;
    }

    /** Adds {@code sign} times what each state took from the row's beginning up to this block of the chunk. */
    void add(int block, int sign, long[] into) {
        for (int state = 0; state < STATES; state++) {
            long within = columns[state] == 0 ? 0 : table.get(block * width + columns[state]);
            into[state] += sign * (before[state] + within);
        }
    }

    /** The last block whose first slice starts less than so many nanoseconds after the chunk's; 0 if none does. */
    int lastStartingBefore(long nanos) {
        return Math.max(0, Search.first(BLOCKS, block -> table.get(block * width + START) >= nanos) - 1);
    }

    /** The most time from one slice's start to the next one's, where the next lies in this chunk. */
    long longestStep() {
        return longestStep;
    }

    /** The same where the next lies in this block. */
    long longestStep(int block) {
        return table.get(block * width + STEP);
    }

    private long[] after() {
        long[] sums = new long[STATES];
        add(BLOCKS, 1, sums);
        return sums;
    }
}
