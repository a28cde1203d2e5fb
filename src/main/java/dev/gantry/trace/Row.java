package dev.gantry.trace;

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
    private final Packed[] packed;
    private final int packedSize;
    private final Tail tail;
    private final int closed;
    private final Open open;
    private final boolean work;

    Row(int lane, int depth, Packed[] packed, int packedCount, Tail tail, int tailCount, Open open, boolean work) {
        this.lane = lane;
        this.depth = depth;
        this.packed = packed;
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
        return i < packedSize ? chunk(i).starts().get(slot(i)) : tail.starts[i - packedSize];
    }

    /** When the slice ended; {@link Long#MAX_VALUE} while it is open. */
    public long end(int i) {
        if (i >= closed) {
            return Long.MAX_VALUE;
        }
        return i < packedSize
                ? chunk(i).starts().get(slot(i)) + chunk(i).lengths().get(slot(i))
                : tail.starts[i - packedSize] + tail.lengths[i - packedSize];
    }

    public State state(int i) {
        if (i >= closed) {
            return open.state();
        }
        return STATES[i < packedSize ? chunk(i).states().get(slot(i)) : tail.states[i - packedSize]];
    }

    /** The task that ran, 0 for none; the trace may not know it, if the record of its submission was lost. */
    public int task(int i) {
        if (i >= closed) {
            return open.task();
        }
        return i < packedSize ? chunk(i).tasks().get(slot(i)) : tail.tasks[i - packedSize];
    }

    /** The number of the slice's own name (why it was blocked, say), 0 for none: then it is called after its task. */
    public int name(int i) {
        if (i >= closed) {
            return open.name();
        }
        return i < packedSize ? chunk(i).names().get(slot(i)) : tail.names[i - packedSize];
    }

    /** For a blocked slice the task that was waited for, 0 for none. */
    public int awaited(int i) {
        if (i >= closed) {
            return open.link();
        }
        return i < packedSize ? chunk(i).links().get(slot(i)) : tail.links[i - packedSize];
    }

    public boolean isOpen(int i) {
        return i >= closed;
    }

    /** The first slice that ends after this time (binary search); {@code size()} if there is none. */
    public int firstEndingAfter(long time) {
        return Search.first(size(), i -> end(i) > time);
    }

    /** The first slice that starts at or after this time (binary search); {@code size()} if there is none. */
    public int firstStartingAt(long time) {
        return Search.first(size(), i -> start(i) >= time);
    }

    /** The slice that holds this time, or -1. */
    public int at(long time) {
        int i = firstEndingAfter(time);
        return i < size() && start(i) <= time ? i : -1;
    }

    public Slice slice(int i) {
        return new Slice(lane, depth, i, state(i), start(i), end(i), task(i), name(i), awaited(i));
    }

    private Packed chunk(int i) {
        return packed[i >> RowWriter.SHIFT];
    }

    private static int slot(int i) {
        return i & RowWriter.CHUNK - 1;
    }
}
