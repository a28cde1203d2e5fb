package dev.gantry.trace;

import dev.gantry.trace.RowWriter.Chunks;
import dev.gantry.trace.RowWriter.Open;
import dev.gantry.trace.RowWriter.Packed;
import dev.gantry.trace.RowWriter.Tail;

/**
 * The slices of one lane at one depth, as a snapshot sees them: in order of time, never overlapping. The last may still
 * be open. All times are nanoseconds since the origin. Never changes.
 */
public final class Row {
    private static final State[] STATES = State.values();

    private final int lane;
    private final int depth;
    private final Chunks chunks;
    private final int packedCount;
    private final int packedSize;
    private final Tail tail;
    private final int closed;
    private final Open open;
    private final boolean work;

    Row(int lane, int depth, Chunks chunks, int packedCount, Tail tail, int tailCount, Open open, boolean work) {
        this.lane = lane;
        this.depth = depth;
        this.chunks = chunks;
        this.packedCount = packedCount;
        this.packedSize = packedCount << RowWriter.SHIFT;
        this.tail = tail;
        this.closed = packedSize + tailCount;
        this.open = open;
        this.work = work;
    }

    public int lane() {
        return lane;
    }

    /** 0 for slices that lie in no other. */
    public int depth() {
        return depth;
    }

    /** Whether any of the slices is work of its own; the others lie over the work that they interrupt. */
    public boolean hasWork() {
        return work;
    }

    /** How many slices there are, with the open one. */
    public int size() {
        return open.isOpen() ? closed + 1 : closed;
    }

    public long start(int i) {
        if (i >= closed) {
            return open.start();
        }
        return i < packedSize ? packed(i).starts().get(slot(i)) : tail.starts[i - packedSize];
    }

    /** When the slice ended; {@link Long#MAX_VALUE} while it is open. */
    public long end(int i) {
        if (i >= closed) {
            return Long.MAX_VALUE;
        }
        return i < packedSize
                ? packed(i).starts().get(slot(i)) + packed(i).lengths().get(slot(i))
                : tail.starts[i - packedSize] + tail.lengths[i - packedSize];
    }

    public State state(int i) {
        if (i >= closed) {
            return open.state();
        }
        return STATES[i < packedSize ? packed(i).states().get(slot(i)) : tail.states[i - packedSize]];
    }

    /** The task that ran, 0 for none; the trace may not know it, if the record of its submission was lost. */
    public int task(int i) {
        if (i >= closed) {
            return open.task();
        }
        return i < packedSize ? packed(i).tasks().get(slot(i)) : tail.tasks[i - packedSize];
    }

    /** The number of the slice's own name (why it was blocked, say), 0 for none: then it is called after its task. */
    public int name(int i) {
        if (i >= closed) {
            return open.name();
        }
        return i < packedSize ? packed(i).names().get(slot(i)) : tail.names[i - packedSize];
    }

    /** For a blocked slice the task that was waited for, 0 for none. */
    public int awaited(int i) {
        if (i >= closed) {
            return open.link();
        }
        return i < packedSize ? packed(i).links().get(slot(i)) : tail.links[i - packedSize];
    }

    public boolean isOpen(int i) {
        return i >= closed;
    }

    /** The first slice that ends after this time (binary search); {@code size()} if there is none. */
    public int firstEndingAfter(long time) {
        if (time == Long.MAX_VALUE) {
            return size();
        }
        int later = firstStartingAt(time + 1); // of those before it only the last can end after the time
        return later > 0 && end(later - 1) > time ? later - 1 : later;
    }

    /** The first slice that starts at or after this time (binary search); {@code size()} if there is none. */
    public int firstStartingAt(long time) {
        int size = size();
        return size == 0 || start(0) >= time ? 0 : firstStartingAt(time, 0, size);
    }

    /**
     * The first slice that starts at or after this time, given that slice {@code from} starts before it.
     *
     * @param hint how many slices later it may be; a good guess makes it quick
     */
    public int firstStartingAt(long time, int from, int hint) {
        if (packedCount == 0 || tailStarts() < time) {
            return Search.next(size(), this::start, time, Math.max(from, packedSize), hint);
        }
        int chunk = Search.next(packedCount, i -> chunks.starts[i], time, from >> RowWriter.SHIFT,
                hint >> RowWriter.SHIFT) - 1;
        Packed in = chunks.packed[chunk];
        int block = in.sums().lastStartingBefore(time - chunks.starts[chunk]) << Sums.SHIFT;
        int slot = Search.next(Math.min(RowWriter.CHUNK, block + Sums.BLOCK), i -> in.starts().get(i), time, block,
                Sums.BLOCK);
        return (chunk << RowWriter.SHIFT) + slot;
    }

    /**
     * Adds the nanoseconds that each state took in the slices from one up to, not including, another; both are closed.
     * The cost does not grow with their number.
     *
     * @param into by the number of the state
     */
    public void times(int from, int to, long[] into) {
        int packedTo = Math.min(to, packedSize);
        if (from < packedTo) {
            if (packedTo - from <= Sums.BLOCK && (from ^ packedTo - 1) >> RowWriter.SHIFT == 0) {
                packed(from).add(slot(from), slot(packedTo - 1) + 1, 1, into);
            } else {
                upTo(packedTo, 1, into);
                upTo(from, -1, into);
            }
        }
        for (int i = Math.max(from, packedSize) - packedSize; i < to - packedSize; i++) {
            into[tail.states[i]] += tail.lengths[i];
        }
    }

    /**
     * The first slice after {@code from} that starts more than so many nanoseconds after the one before it; {@code to} if
     * there is none before that. The cost hardly grows with their number.
     */
    public int firstGap(int from, int to, long nanos) {
        int i = from + 1;
        while (i < to) {
            if (i < packedSize && chunks.steps[i >> RowWriter.SHIFT] <= nanos) {
                i = (i | RowWriter.CHUNK - 1) + 1;
            } else if (i < packedSize && packed(i).sums().longestStep(slot(i) >> Sums.SHIFT) <= nanos) {
                i = (i | Sums.BLOCK - 1) + 1;
            } else if (start(i) - start(i - 1) > nanos) {
                return i;
            } else {
                i++;
            }
        }
        return Math.max(from + 1, to);
    }

    /** The slice that holds this time, or -1. */
    public int at(long time) {
        int i = firstEndingAfter(time);
        return i < size() && start(i) <= time ? i : -1;
    }

    public Slice slice(int i) {
        return new Slice(lane, depth, i, state(i), start(i), end(i), task(i), name(i), awaited(i));
    }

    /** Adds {@code sign} times what each state took up to this packed slice, or up to the end of the last. */
    private void upTo(int i, int sign, long[] into) {
        if (i == 0) {
            return;
        }
        Packed last = packed(i - 1);
        int slot = slot(i - 1) + 1;
        int block = slot >> Sums.SHIFT;
        last.sums().add(block, sign, into);
        last.add(block << Sums.SHIFT, slot, sign, into);
    }

    /** When the first slice that is not packed starts; never, if there is none. */
    private long tailStarts() {
        return packedSize < size() ? start(packedSize) : Long.MAX_VALUE;
    }

    private Packed packed(int i) {
        return chunks.packed[i >> RowWriter.SHIFT];
    }

    private static int slot(int i) {
        return i & RowWriter.CHUNK - 1;
    }
}
