package dev.gantry.trace;

import dev.gantry.trace.RowWriter.Chunks;
import dev.gantry.trace.RowWriter.Open;
import dev.gantry.trace.RowWriter.Tail;
import dev.gantry.trace.column.Search;

/**
 * Row: the slices of one lane at one depth, as a snapshot sees them, in order of time and never overlapping. The last
 * may still be open. All times are nanoseconds since the origin. Immutable.
 */
public final class Row {
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

    /** Whether any of the slices is work of its own; the others are nested in the work that they interrupt. */
    public boolean hasWork() {
        return work;
    }

    /** Number of slices, including the open one. */
    public int size() {
        return open.isOpen() ? closed + 1 : closed;
    }

    public long start(int i) {
        if (i >= closed) {
            return open.start();
        }
        return i < packedSize ? packed(i).start(slot(i)) : tail.starts[i - packedSize];
    }

    /** When the slice ended; {@link Long#MAX_VALUE} while it is open. */
    public long end(int i) {
        if (i >= closed) {
            return Long.MAX_VALUE;
        }
        return i < packedSize
                ? packed(i).start(slot(i)) + packed(i).length(slot(i))
                : tail.starts[i - packedSize] + tail.lengths[i - packedSize];
    }

    public State state(int i) {
        if (i >= closed) {
            return open.state();
        }
        return State.byCode(i < packedSize ? packed(i).state(slot(i)) : tail.states[i - packedSize]);
    }

    /** The task that ran, 0 for none; while it is recorded, the trace may not know it,
     * if the record of its submission was lost. */
    public int task(int i) {
        if (i >= closed) {
            return open.task();
        }
        return i < packedSize ? packed(i).task(slot(i)) : tail.tasks[i - packedSize];
    }

    /** The number of the slice's own name (why it was blocked, say), 0 for none: then it is called after its task. */
    public int name(int i) {
        if (i >= closed) {
            return open.name();
        }
        return i < packedSize ? packed(i).name(slot(i)) : tail.names[i - packedSize];
    }

    /** For a blocked slice the task that was waited for, 0 for none. */
    public int awaited(int i) {
        return state(i) == State.BLOCKED ? link(i) : 0;
    }

    /**
     * The number of the text with what a file said of the slice beyond its name (category, arguments), 0 for nothing; a
     * blocked slice has none.
     */
    public int details(int i) {
        return state(i) == State.BLOCKED ? 0 : link(i);
    }

    /** What a slice refers to: the awaited task of a blocked one, the details of any other. */
    int link(int i) {
        if (i >= closed) {
            return open.link();
        }
        return i < packedSize ? packed(i).link(slot(i)) : tail.links[i - packedSize];
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
        return (chunk << RowWriter.SHIFT) + chunks.packed[chunk].firstStartingAt(time);
    }

    /**
     * Adds the nanoseconds that each state took in the slices from one up to, not including, another; both are closed.
     * The cost does not grow with their number.
     */
    public void times(int from, int to, StateTimes times) {
        long[] into = times.nanos;
        int packedTo = Math.min(to, packedSize);
        if (from < packedTo) {
            int first = from >> RowWriter.SHIFT;
            int last = packedTo - 1 >> RowWriter.SHIFT;
            int end = slot(packedTo - 1) + 1;
            if (first == last) {
                chunks.packed[first].times(slot(from), end, into);
            } else {
                chunks.packed[first].times(slot(from), RowWriter.CHUNK, into);
                for (int state = 0; state < RowWriter.STATES; state++) {
                    into[state] += chunks.times[last * RowWriter.STATES + state]
                            - chunks.times[(first + 1) * RowWriter.STATES + state];
                }
                chunks.packed[last].times(0, end, into);
            }
        }
        for (int i = Math.max(from, packedSize) - packedSize; i < to - packedSize; i++) {
            into[tail.states[i]] += tail.lengths[i];
        }
    }

    /**
     * The first slice after {@code from} that starts more than so many nanoseconds after the one before it; {@code to}
     * if there is none before that. The cost hardly grows with their number.
     */
    public int firstGap(int from, int to, long nanos) {
        int i = from + 1;
        while (i < to) {
            if (i < packedSize && chunks.steps[i >> RowWriter.SHIFT] <= nanos) {
                i = (i | RowWriter.CHUNK - 1) + 1;
            } else if (i < packedSize && slot(i) > 0) {
                int chunk = i & -RowWriter.CHUNK;
                int end = Math.min(to - chunk, RowWriter.CHUNK);
                int found = packed(i).firstGap(slot(i), end, nanos);
                if (found < end) {
                    return chunk + found;
                }
                i = chunk + end;
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

    /** Start of the first slice that is not packed; {@link Long#MAX_VALUE} if there is none. */
    private long tailStarts() {
        return packedSize < size() ? start(packedSize) : Long.MAX_VALUE;
    }

    private PackedChunk packed(int i) {
        return chunks.packed[i >> RowWriter.SHIFT];
    }

    private static int slot(int i) {
        return i & RowWriter.CHUNK - 1;
    }
}
