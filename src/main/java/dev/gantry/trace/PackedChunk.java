package dev.gantry.trace;

import java.nio.IntBuffer;

import dev.gantry.trace.memory.ColumnMemory;

/**
 * Packed chunk, a full chunk of a row in one array: drawing a large recording reads slices that lie far apart, and its
 * cost is the number of cache misses, not of the bytes read.
 *
 * <p>At the front stands a table with a row for each block of {@value #BLOCK} slices: when the first of them starts,
 * the longest step from one start to the next, and how much time each state took from the chunk's beginning up to the
 * block, for those states that occur. So a search reads the table and then at one block, and the time in a range is the
 * difference of two rows and what is read of two blocks. Rejected: a pyramid of sums (the same memory, more steps), and
 * sums for each slice (8 bytes).
 *
 * <p>Behind it stand the blocks, and in each, one after the other, its starts, lengths, states, tasks, names and links.
 * A number is stored as its difference from the least of its column in the chunk, in as many bits as the greatest
 * needs, rounded up to a power of two: so no number lies across two words, and {@value #BLOCK} of {@code n} bits take
 * {@code n} words.
 *
 * <p>The words are an array, or where a recording is larger than memory, a part of a mapped file.
 */
final class PackedChunk {
    private static final int SHIFT = 5;
    private static final int BLOCK = 1 << SHIFT;
    private static final int BLOCKS = RowWriter.CHUNK >> SHIFT;

    /** Table columns: first start, longest step, and sums of the states. */
    private static final int START = 0;
    private static final int STEP = 1;
    private static final int TIMES = 2;

    /** The object's fields and the array's header. */
    private static final int OBJECT_BYTES = 88;

    /** Null if they are mapped. */
    private int[] words;

    /** Null if they are on the heap. */
    private final IntBuffer mapped;
    private final long firstStart;
    private final long leastLength;
    private final int leastState;
    private final int leastTask;
    private final int leastName;
    private final int leastLink;
    private final byte tableBits;
    private final byte tableWidth;
    private final byte startBits;
    private final byte lengthBits;
    private final byte stateBits;
    private final byte taskBits;
    private final byte nameBits;
    private final byte linkBits;

    /** Table columns of the states' times, four bits for each state; 0 for a state that does not occur. */
    private final long columns;

    /** Index of the first block, and words per block. */
    private final int blocks;
    private final int stride;

    /**
     * Packs a full chunk.
     *
     * @param lastStart where the slice before it starts
     */
    PackedChunk(RowWriter.Tail tail, long lastStart, ColumnMemory memory) {
        firstStart = tail.starts[0];
        leastLength = least(tail.lengths);
        leastTask = least(tail.tasks);
        leastName = least(tail.names);
        leastLink = least(tail.links);
        startBits = bits(tail.starts, firstStart);
        lengthBits = bits(tail.lengths, leastLength);
        int occur = occurring(tail.states);
        leastState = Integer.numberOfTrailingZeros(occur);
        stateBits = bits(Integer.SIZE - 1 - Integer.numberOfLeadingZeros(occur) - leastState);
        taskBits = bits(tail.tasks, leastTask);
        nameBits = bits(tail.names, leastName);
        linkBits = bits(tail.links, leastLink);
        columns = columns(occur);
        tableWidth = (byte) (TIMES + Integer.bitCount(occur));
        long[] table = table(tail, lastStart);
        tableBits = bits(table, 0);
        blocks = table.length * tableBits + 31 >> 5;
        stride = startBits + lengthBits + stateBits + taskBits + nameBits + linkBits;
        words = new int[blocks + BLOCKS * stride + 1]; // one more: numbers of no bits are read there too
        for (int i = 0; i < table.length; i++) {
            put(0, tableBits, i, table[i]);
        }
        int column = put(0, startBits, tail.starts, firstStart);
        column = put(column, lengthBits, tail.lengths, leastLength);
        column = putStates(column, tail.states);
        column = put(column, taskBits, tail.tasks, leastTask);
        column = put(column, nameBits, tail.names, leastName);
        put(column, linkBits, tail.links, leastLink);
        mapped = memory.take(words);
        words = mapped == null ? words : null;
    }

    /** Puts a column into every block, so many words behind its beginning; returns where the next column goes. */
    private int put(int column, int bits, long[] values, long least) {
        for (int first = 0; first < RowWriter.CHUNK && bits > 0; first += BLOCK) {
            int at = block(first) + column;
            if (bits == Long.SIZE) {
                for (int i = 0; i < BLOCK; i++) {
                    put(at, bits, i, values[first + i] - least);
                }
                continue;
            }
            for (int i = first; i < first + BLOCK; at++) {
                int word = 0;
                for (int bit = 0; bit < Integer.SIZE; bit += bits) {
                    word |= (int) (values[i++] - least) << bit;
                }
                words[at] = word;
            }
        }
        return column + bits;
    }

    private int put(int column, int bits, int[] values, int least) {
        for (int first = 0; first < RowWriter.CHUNK && bits > 0; first += BLOCK) {
            int at = block(first) + column;
            for (int i = first; i < first + BLOCK; at++) {
                int word = 0;
                for (int bit = 0; bit < Integer.SIZE; bit += bits) {
                    word |= values[i++] - least << bit;
                }
                words[at] = word;
            }
        }
        return column + bits;
    }

    private int putStates(int column, byte[] values) {
        for (int i = 0; i < RowWriter.CHUNK && stateBits > 0; i++) {
            put(block(i) + column, stateBits, i & BLOCK - 1, values[i] - leastState);
        }
        return column + stateBits;
    }

    /** Bytes of heap that it takes, nearly. */
    int bytes() {
        return OBJECT_BYTES + (words == null ? ColumnMemory.BUFFER_BYTES : words.length * Integer.BYTES);
    }

    long start(int slot) {
        return firstStart + get(block(slot), startBits, slot & BLOCK - 1);
    }

    long length(int slot) {
        return leastLength + get(block(slot) + startBits, lengthBits, slot & BLOCK - 1);
    }

    int state(int slot) {
        return leastState + (int) get(block(slot) + startBits + lengthBits, stateBits, slot & BLOCK - 1);
    }

    int task(int slot) {
        return leastTask + (int) get(block(slot) + startBits + lengthBits + stateBits, taskBits, slot & BLOCK - 1);
    }

    int name(int slot) {
        return leastName + (int) get(block(slot) + stride - linkBits - nameBits, nameBits, slot & BLOCK - 1);
    }

    int link(int slot) {
        return leastLink + (int) get(block(slot) + stride - linkBits, linkBits, slot & BLOCK - 1);
    }

    /**
     * The first slice that starts at or after this time, given that the first one starts before it; CHUNK if none does.
     */
    int firstStartingAt(long time) {
        long wanted = time - firstStart;
        int low = 0;
        int high = BLOCKS;
        while (low + 1 < high) {
            int middle = low + high >>> 1;
            if (table(middle, START) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int at = blocks + low * stride;
        int before = 0;
        int found = BLOCK;
        while (before + 1 < found) {
            int middle = before + found >>> 1;
            if (get(at, startBits, middle) < wanted) {
                before = middle;
            } else {
                found = middle;
            }
        }
        return (low << SHIFT) + found;
    }

    /**
     * The first of these slices that starts more than so many nanoseconds after the one before it, from the second of
     * the chunk on; {@code to} if none does.
     */
    int firstGap(int from, int to, long nanos) {
        int i = from;
        while (i < to) {
            int end = Math.min(to, (i | BLOCK - 1) + 1);
            if (table(i >> SHIFT, STEP) > nanos) {
                int found = startBits == Integer.SIZE && words != null
                        ? firstGapOfInts(i, end, nanos)
                        : firstGapOfAny(i, end, nanos);
                if (found < end) {
                    return found;
                }
            }
            i = end;
        }
        return to;
    }

    private int firstGapOfAny(int from, int to, long nanos) {
        long before = start(from - 1);
        for (int i = from; i < to; i++) {
            long now = start(i);
            if (now - before > nanos) {
                return i;
            }
            before = now;
        }
        return to;
    }

    /** The same for starts of a word each, as most have: drawing a large recording spends most time here. */
    private int firstGapOfInts(int from, int to, long nanos) {
        int[] in = words;
        int at = block(from) - (from & -BLOCK);
        int before = (int) (start(from - 1) - firstStart);
        for (int i = from; i < to; i++) {
            int now = in[at + i];
            if ((now - before & 0xffff_ffffL) > nanos) {
                return i;
            }
            before = now;
        }
        return to;
    }

    /** The most time from one slice's start to the next one's, where the next lies in this chunk. */
    long longestStep() {
        long longest = 0;
        for (int block = 0; block < BLOCKS; block++) {
            longest = Math.max(longest, table(block, STEP));
        }
        return longest;
    }

    /** Adds what each state took in the slices from one up to, not including, another. */
    void times(int from, int to, long[] into) {
        if (to - from <= BLOCK) {
            read(from, to, 1, into);
            return;
        }
        for (int state = 0; state < RowWriter.STATES; state++) {
            int column = column(state);
            if (column != 0) {
                into[state] += table(to >> SHIFT, column) - table(from >> SHIFT, column);
            }
        }
        read(to & -BLOCK, to, 1, into);
        read(from & -BLOCK, from, -1, into);
    }

    private void read(int from, int to, int sign, long[] into) {
        for (int i = from; i < to; i++) {
            into[state(i)] += sign * length(i);
        }
    }

    private long table(int block, int column) {
        return get(0, tableBits, block * tableWidth + column);
    }

    /** Table column of this state's time, 0 for a state that does not occur. */
    private int column(int state) {
        return (int) (columns >>> 4 * state) & 0xf;
    }

    private int block(int slot) {
        return blocks + (slot >> SHIFT) * stride;
    }

    private long get(int at, int bits, int i) {
        if (bits == Long.SIZE) {
            return word(at + 2 * i) & 0xffff_ffffL | (long) word(at + 2 * i + 1) << Integer.SIZE;
        }
        int bit = i * bits;
        return word(at + (bit >> 5)) >>> bit & (1L << bits) - 1;
    }

    private int word(int at) {
        int[] heap = words;
        return heap != null ? heap[at] : mapped.get(at);
    }

    private void put(int at, int bits, int i, long value) {
        if (bits == Long.SIZE) {
            words[at + 2 * i] = (int) value;
            words[at + 2 * i + 1] = (int) (value >>> Integer.SIZE);
        } else if (bits > 0) {
            int bit = i * bits;
            words[at + (bit >> 5)] |= (int) value << bit;
        }
    }

    /** A bit for each state that occurs. */
    private static int occurring(byte[] states) {
        int occur = 0;
        for (byte state : states) {
            occur |= 1 << state;
        }
        return occur;
    }

    private static long columns(int occur) {
        long columns = 0;
        long next = TIMES;
        for (int state = 0; state < RowWriter.STATES; state++) {
            columns |= (occur >> state & 1) == 0 ? 0 : next++ << 4 * state;
        }
        return columns;
    }

    /** The table, and below its last row another with the sums of the whole chunk. */
    private long[] table(RowWriter.Tail tail, long lastStart) {
        long[] rows = new long[(BLOCKS + 1) * tableWidth];
        long last = lastStart;
        for (int block = 0; block < BLOCKS; block++) {
            int first = block << SHIFT;
            int row = block * tableWidth;
            int next = row + tableWidth;
            rows[row + START] = tail.starts[first] - firstStart;
            System.arraycopy(rows, row + TIMES, rows, next + TIMES, tableWidth - TIMES);
            long longest = 0;
            long sum = 0;
            int state = tail.states[first];
            for (int i = first; i < first + BLOCK; i++) {
                longest = Math.max(longest, tail.starts[i] - last);
                last = tail.starts[i];
                if (tail.states[i] != state) {
                    rows[next + column(state)] += sum;
                    sum = 0;
                    state = tail.states[i];
                }
                sum += tail.lengths[i];
            }
            rows[next + column(state)] += sum;
            rows[row + STEP] = longest;
        }
        return rows;
    }

    private static long least(long[] column) {
        long least = Long.MAX_VALUE;
        for (long value : column) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static int least(int[] column) {
        int least = Integer.MAX_VALUE;
        for (int value : column) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static byte bits(long[] column, long least) {
        long all = 0;
        for (long value : column) {
            all |= value - least;
        }
        return bits(all);
    }

    private static byte bits(int[] column, long least) {
        long all = 0;
        for (int value : column) {
            all |= value - least;
        }
        return bits(all);
    }

    /** Stored width in bits of numbers that need no more bits than this one, without its sign. */
    private static byte bits(long all) {
        int needed = Long.SIZE - Long.numberOfLeadingZeros(all);
        return (byte) (needed <= 1 ? needed : Integer.highestOneBit(needed - 1) << 1);
    }
}
