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

    /** In fewer slices than this halving is quicker than guessing. */
    private static final int LEAST_GUESSED = 16;

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

    /**
     * The first slice that starts at or after this time, given that slice {@code from} starts before it.
     *
     * @param hint how many slices later it may be; a good guess makes it quick
     */
    public int firstStartingAt(long time, int from, int hint) {
        int size = size();
        int low = from;
        long step = Math.max(1, hint);
        int high = (int) Math.min(size, low + step);
        while (high < size && start(high) < time) {
            low = high;
            step *= 2;
            high = (int) Math.min(size, low + step);
        }
        for (boolean guess = true; low + 1 < high; guess = !guess) {
            int middle = guess && high - low > LEAST_GUESSED && high < size
                    ? guess(time, low, high)
                    : (low + high) >>> 1;
            if (start(middle) < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Adds the nanoseconds that each state took in the slices from one up to, not including, another; both are closed.
     * The cost does not grow with their number.
     *
     * @param into by the number of the state
     */
    public void times(int from, int to, long[] into) {
        int packedTo = Math.min(to, packedSize);
        if (packedTo - from <= 2 * Sums.BLOCK) {
            each(from, packedTo, 1, into);
        } else {
            upTo(packedTo, 1, into);
            upTo(from, -1, into);
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
            if (i < packedSize && slot(i) == 0 && chunk(i).sums().longestStep() <= nanos) {
                i += RowWriter.CHUNK;
            } else if (i < packedSize && (i & Sums.BLOCK - 1) == 0
                    && chunk(i).sums().longestStep(slot(i) >> Sums.SHIFT) <= nanos) {
                i += Sums.BLOCK;
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

    /** Where the time lies between the starts of two slices, if they are spread evenly. */
    private int guess(long time, int low, int high) {
        long left = start(low);
        double share = (time - left) / (double) Math.max(1, start(high) - left);
        return Math.clamp(low + Math.round(share * (high - low)), low + 1, high - 1);
    }

    /** Adds {@code sign} times what each state took up to this packed slice, or up to the end of the last. */
    private void upTo(int i, int sign, long[] into) {
        if (i == 0) {
            return;
        }
        int last = i - 1 >> RowWriter.SHIFT;
        int slot = i - (last << RowWriter.SHIFT);
        int block = slot >> Sums.SHIFT;
        packed[last].sums().add(block, sign, into);
        each((last << RowWriter.SHIFT) + (block << Sums.SHIFT), i, sign, into);
    }

    private void each(int from, int to, int sign, long[] into) {
        for (int i = from; i < to; i++) {
            Packed chunk = chunk(i);
            into[chunk.states().get(slot(i))] += sign * chunk.lengths().get(slot(i));
        }
    }

    private Packed chunk(int i) {
        return packed[i >> RowWriter.SHIFT];
    }

    private static int slot(int i) {
        return i & RowWriter.CHUNK - 1;
    }
}
