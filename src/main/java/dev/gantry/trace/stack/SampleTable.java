package dev.gantry.trace.stack;

import java.util.Arrays;

/**
 * Samples in columns: at a time a lane had a stack. A sample takes 25 bytes. Only files bring samples, so no budget
 * ever drops one. One thread adds; a {@link Samples} reads what there was when it was made.
 */
public final class SampleTable {
    static final int SHIFT = 12;
    static final int CHUNK = 1 << SHIFT;

    /** Full but for the last; what was written is never written again. */
    static final class Chunk {
        final long[] times = new long[CHUNK];
        final long[] weights = new long[CHUNK];
        final int[] lanes = new int[CHUNK];
        final int[] stacks = new int[CHUNK];
        final byte[] kinds = new byte[CHUNK];
    }

    private final StackTable stacks = new StackTable();
    private Chunk[] chunks = {};
    private int size;
    private Samples published = Samples.NONE;

    /** An empty table. */
    public SampleTable() {}

    /** The stacks that samples refer to. */
    public StackTable stacks() {
        return stacks;
    }

    /**
     * @param weight what it stands for, in the unit of its kind; 0 if that is not known
     * @param stack a node of {@link #stacks}
     */
    public void add(long time, int lane, int stack, long weight, SampleKind kind) {
        if ((size & CHUNK - 1) == 0) {
            int at = size >> SHIFT;
            chunks = at == chunks.length ? Arrays.copyOf(chunks, Math.max(4, at * 2)) : chunks;
            chunks[at] = new Chunk();
        }
        Chunk chunk = chunks[size >> SHIFT];
        int slot = size & CHUNK - 1;
        chunk.times[slot] = time;
        chunk.weights[slot] = weight;
        chunk.lanes[slot] = lane;
        chunk.stacks[slot] = stack;
        chunk.kinds[slot] = (byte) kind.code();
        size++;
    }

    /** What there is now; the same as before if nothing was added. */
    public Samples publish() {
        published = published.size() == size ? published : new Samples(chunks, size, stacks.view());
        return published;
    }
}
