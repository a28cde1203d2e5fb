package dev.gantry.trace;

import java.util.Arrays;

/**
 * What a packed chunk of a row knows of ranges of its slices: how much time each state took, and how far apart the
 * starts lie at most. Made once, when the chunk is packed.
 *
 * <p>Times are sums from the row's beginning: up to the chunk, and within it up to each block of {@value #BLOCK} slices. So
 * the time in any range of a row, however long, is the difference of two sums, and at most two blocks are read slice by
 * slice. A sum is kept only for states that occur, in four bytes where the chunk is shorter than two seconds: that is a
 * quarter to half a byte a slice. Rejected: a pyramid of sums (the same memory, more steps), and sums for each slice (8
 * bytes).
 */
final class Sums {
    static final int SHIFT = 5;
    static final int BLOCK = 1 << SHIFT;
    private static final int STATES = State.values().length;

    private final long[] before;
    private final PackedLongs[] within = new PackedLongs[STATES];
    private final PackedLongs steps;
    private final long longestStep;

    /**
     * The sums of a full chunk.
     *
     * @param tail the chunk before it is packed
     * @param previous the chunk before it; null for the first
     * @param lastStart where the last slice of the previous chunk starts
     */
    Sums(RowWriter.Tail tail, Sums previous, long lastStart) {
        int blocks = RowWriter.CHUNK >> SHIFT;
        before = previous == null ? new long[STATES] : previous.after();
        long[][] sums = new long[STATES][];
        long[] apart = new long[blocks];
        long last = previous == null ? tail.starts[0] : lastStart;
        for (int i = 0; i < RowWriter.CHUNK; i++) {
            int state = tail.states[i];
            if (sums[state] == null) {
                sums[state] = new long[blocks + 1];
            }
            int block = i >> SHIFT;
            sums[state][block + 1] += tail.lengths[i];
            apart[block] = Math.max(apart[block], tail.starts[i] - last);
            last = tail.starts[i];
        }
        for (int state = 0; state < STATES; state++) {
            if (sums[state] != null) {
                for (int block = 1; block <= blocks; block++) {
                    sums[state][block] += sums[state][block - 1];
                }
                within[state] = PackedLongs.of(sums[state], blocks + 1);
            }
        }
        steps = PackedLongs.of(apart, blocks);
        longestStep = Arrays.stream(apart).max().orElseThrow();
    }

    /** Adds {@code sign} times what each state took from the row's beginning up to this block of the chunk. */
    void add(int block, int sign, long[] into) {
        for (int state = 0; state < STATES; state++) {
            long sum = before[state] + (within[state] == null ? 0 : within[state].get(block));
            into[state] += sign * sum;
        }
    }

    /** The most time from one slice's start to the next one's, where the next lies in this chunk. */
    long longestStep() {
        return longestStep;
    }

    /** The same where the next lies in this block. */
    long longestStep(int block) {
        return steps.get(block);
    }

    private long[] after() {
        long[] sums = new long[STATES];
        add(RowWriter.CHUNK >> SHIFT, 1, sums);
        return sums;
    }
}
