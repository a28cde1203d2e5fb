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

    /** Slices at the front of what is stored that are hidden, as they ended before what is kept. */
    private final int skipped;

    private final long gone;

    Row(
            int lane,
            int depth,
            Chunks chunks,
            int packedCount,
            Tail tail,
            int tailCount,
            Open open,
            boolean work,
            int skipped,
            long gone) {
        this.lane = lane;
        this.depth = depth;
        this.chunks = chunks;
        this.packedCount = packedCount;
        this.packedSize = packedCount << RowWriter.SHIFT;
        this.tail = tail;
        this.skipped = skipped;
        this.closed = packedSize + tailCount - skipped;
        this.open = open;
        this.work = work;
        this.gone = gone;
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

    /** Number of slices before the first one that were dropped, see {@link Snapshot#gone()}. */
    public long gone() {
        return gone;
    }

    public long start(int i) {
        if (i >= closed) {
            return open.start();
        }
        int at = i + skipped;
        return at < packedSize ? packed(at).start(slot(at)) : tail.starts[at - packedSize];
    }

    /** When the slice ended; {@link Long#MAX_VALUE} while it is open. */
    public long end(int i) {
        if (i >= closed) {
            return Long.MAX_VALUE;
        }
        int at = i + skipped;
        return at < packedSize
                ? packed(at).start(slot(at)) + packed(at).length(slot(at))
                : tail.starts[at - packedSize] + tail.lengths[at - packedSize];
    }

    public State state(int i) {
        if (i >= closed) {
            return open.state();
        }
        int at = i + skipped;
        return State.byCode(at < packedSize ? packed(at).state(slot(at)) : tail.states[at - packedSize]);
    }

    /** The task that ran, 0 for none; while it is recorded, the trace may not know it,
     * if the record of its submission was lost. */
    public int task(int i) {
        if (i >= closed) {
            return open.task();
        }
        int at = i + skipped;
        return at < packedSize ? packed(at).task(slot(at)) : tail.tasks[at - packedSize];
    }

    /** The number of the slice's own name (why it was blocked, say), 0 for none: then it is called after its task. */
    public int name(int i) {
        if (i >= closed) {
            return open.name();
        }
        int at = i + skipped;
        return at < packedSize ? packed(at).name(slot(at)) : tail.names[at - packedSize];
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
        int at = i + skipped;
        return at < packedSize ? packed(at).link(slot(at)) : tail.links[at - packedSize];
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
            return Search.next(size(), this::start, time, Math.max(from, packedSize - skipped), hint);
        }
        int chunk = Search.next(packedCount, i -> chunks.starts[i], time, from + skipped >> RowWriter.SHIFT,
                hint >> RowWriter.SHIFT) - 1;
        return (chunk << RowWriter.SHIFT) + chunks.packed[chunk].firstStartingAt(time) - skipped;
    }

    /** Adds the nanoseconds that each state took between two times. The cost does not grow with what lies there. */
    public void times(long from, long to, StateTimes into) {
        int first = firstEndingAfter(from);
        int last = firstStartingAt(to) - 1;
        if (first > last) {
            return;
        }
        into.add(state(first), Math.min(to, end(first)) - Math.max(from, start(first)));
        if (last > first) {
            into.add(state(last), Math.min(to, end(last)) - start(last));
            times(first + 1, last, into);
        }
    }

    /**
     * Adds the nanoseconds that each state took in the slices from one up to, not including, another; both are closed.
     * The cost does not grow with their number.
     */
    public void times(int from, int to, StateTimes times) {
        long[] into = times.nanos;
        int begin = from + skipped;
        int packedTo = Math.min(to + skipped, packedSize);
        if (begin < packedTo) {
            int first = begin >> RowWriter.SHIFT;
            int last = packedTo - 1 >> RowWriter.SHIFT;
            int end = slot(packedTo - 1) + 1;
            if (first == last) {
                chunks.packed[first].times(slot(begin), end, into);
            } else {
                chunks.packed[first].times(slot(begin), RowWriter.CHUNK, into);
                for (int state = 0; state < RowWriter.STATES; state++) {
                    into[state] += chunks.times[last * RowWriter.STATES + state]
                            - chunks.times[(first + 1) * RowWriter.STATES + state];
                }
                chunks.packed[last].times(0, end, into);
            }
        }
        for (int i = Math.max(begin, packedSize) - packedSize; i < to + skipped - packedSize; i++) {
            into[tail.states[i]] += tail.lengths[i];
        }
    }

    /**
     * The first slice after {@code from} that starts more than so many nanoseconds after the one before it; {@code to}
     * if there is none before that. The cost hardly grows with their number.
     */
    public int firstGap(int from, int to, long nanos) {
        int at = from + 1 + skipped; // among what is stored
        int end = to + skipped;
        while (at < end) {
            if (at < packedSize && chunks.steps[at >> RowWriter.SHIFT] <= nanos) {
                at = (at | RowWriter.CHUNK - 1) + 1;
            } else if (at < packedSize && slot(at) > 0) {
                int chunk = at & -RowWriter.CHUNK;
                int last = Math.min(end - chunk, RowWriter.CHUNK);
                int found = packed(at).firstGap(slot(at), last, nanos);
                if (found < last) {
                    return chunk + found - skipped;
                }
                at = chunk + last;
            } else if (start(at - skipped) - start(at - 1 - skipped) > nanos) {
                return at - skipped;
            } else {
                at++;
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
        int first = Math.max(0, packedSize - skipped);
        return first < size() ? start(first) : Long.MAX_VALUE;
    }

    /** The chunk that holds this place of what is stored. */
    private PackedChunk packed(int at) {
        return chunks.packed[at >> RowWriter.SHIFT];
    }

    private static int slot(int at) {
        return at & RowWriter.CHUNK - 1;
    }
}
