package dev.gantry.trace.stack;

/**
 * Samples of a recording, in the order in which its file was read: as a rule lane by lane, each in order of time.
 * Immutable. Times are nanoseconds since the origin.
 */
public final class Samples {
    /** No samples. */
    public static final Samples NONE = new Samples(new SampleTable.Chunk[0], 0, new StackTable().view());

    private final SampleTable.Chunk[] chunks;
    private final int size;
    private final Stacks stacks;

    Samples(SampleTable.Chunk[] chunks, int size, Stacks stacks) {
        this.chunks = chunks;
        this.size = size;
        this.stacks = stacks;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The stacks that they refer to. */
    public Stacks stacks() {
        return stacks;
    }

    public long time(int i) {
        return chunk(i).times[slot(i)];
    }

    public int lane(int i) {
        return chunk(i).lanes[slot(i)];
    }

    /** The node of its innermost frame; 0 if the file does not tell it. */
    public int stack(int i) {
        return chunk(i).stacks[slot(i)];
    }

    /** What it stands for, in the unit of its kind; 0 if the file does not tell. */
    public long weight(int i) {
        return chunk(i).weights[slot(i)];
    }

    public SampleKind kind(int i) {
        return SampleKind.byCode(chunk(i).kinds[slot(i)]);
    }

    /** The stack with which this lane began to wait at this time; 0 if none is known. Looks at all samples. */
    public int waitAt(int lane, long time) {
        for (int i = 0; i < size; i++) {
            if (time(i) == time && lane(i) == lane && kind(i) == SampleKind.WAIT) {
                return stack(i);
            }
        }
        return 0;
    }

    private SampleTable.Chunk chunk(int i) {
        return chunks[i >> SampleTable.SHIFT];
    }

    private static int slot(int i) {
        return i & SampleTable.CHUNK - 1;
    }
}
