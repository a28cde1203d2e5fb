package dev.gantry.trace;

import java.util.BitSet;

import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.budget.Gone;

/**
 * Keeps a trace within its {@link Budget}: weighs it from time to time, and cuts off its beginning when it is too
 * heavy.
 *
 * <p>A cut is at one time for everything. Slices and events before it are hidden, and the full chunks that hold only
 * such are freed. A slice that goes on at the cut stays whole, with its true beginning, and so does its task; a counter
 * keeps the value that it has at the cut; lanes keep their names. Tasks go in chunks, when all of one have ended; lanes
 * that have ended go when nothing that is left refers to them. If what has not ended takes more than the budget, the
 * oldest tasks go all the same, and if that does not help, the trace is full and takes nothing more.
 *
 * <p>Weighing walks over all lanes, so it is done when what came since the last could have filled the room. Each cut
 * frees an eighth of the budget, so that few are needed. For the one thread that writes the trace.
 */
final class Retention {
    /** The most bytes that a record adds, a new lane and a new text left aside. */
    private static final long RECORD_BYTES = 64;
    private static final long LANE_BYTES = 1024;

    /** The least that is weighed anew, as a share of the budget. */
    private static final int LEAST_STEP = 64;
    private static final int CUT_SHARE = 8;
    private static final int BISECTIONS = 12;

    private final Trace trace;
    private final Budget budget;
    private final long time;
    private long room;
    private long records;
    private long lanes;
    private long texts;
    private long from;
    private long until = Trace.NONE;
    private long slices;
    private long tasks;
    private long stopped = Trace.NONE;
    private long refused;

    Retention(Trace trace, Budget budget) {
        this.trace = trace;
        this.budget = budget;
        this.time = budget.time().toNanos();
        this.room = budget.bytes();
    }

    boolean isFull() {
        return stopped != Trace.NONE;
    }

    /** Whether its beginning is gone. */
    boolean hasCut() {
        return until != Trace.NONE;
    }

    /** Counts a record that came when it was full. */
    void refuse() {
        refused++;
    }

    Gone gone() {
        long refusedTexts = trace.names().refused();
        if (until == Trace.NONE && stopped == Trace.NONE && refusedTexts == 0) {
            return Gone.NOTHING;
        }
        return new Gone(from, until == Trace.NONE ? from : until, slices, tasks, stopped, refused, refusedTexts);
    }

    /** Cuts off what is too much; called before each publication. */
    void keep(long horizon) {
        if (budget.isUnlimited() || isFull() || trace.first == Trace.NONE) {
            return;
        }
        if (horizon - trace.first - time > time / CUT_SHARE) {
            cut(horizon - time);
        }
        if (mayExceed()) {
            long weight = weigh();
            if (weight > budget.bytes()) {
                weight = exceeded(horizon, weight);
            }
            room = Math.max(budget.bytes() - weight, budget.bytes() / LEAST_STEP);
        }
    }

    private boolean mayExceed() {
        return (trace.records - records) * RECORD_BYTES + (trace.lanes.count() - lanes) * LANE_BYTES
                + trace.names().bytes() - texts > room;
    }

    private long weigh() {
        records = trace.records;
        lanes = trace.lanes.count();
        texts = trace.names().bytes();
        return texts + trace.tasks.bytes() + trace.lanes.bytes() + trace.callbackStarts.bytes()
                + trace.callbackEnds.bytes() + trace.executors.queues().mapToLong(queue -> queue.bytes()).sum()
                + trace.counters.writers().stream().mapToLong(counter -> counter.bytes()).sum();
    }

    private long exceeded(long horizon, long weight) {
        if (budget.beyond() == Budget.Beyond.STOP) {
            stop(horizon);
            return weight;
        }
        long wanted = budget.bytes() - budget.bytes() / CUT_SHARE;
        cut(place(horizon, weight - wanted));
        long left = weigh();
        if (left > wanted) {
            cut(horizon);
            left = weigh();
        }
        while (left > wanted && !trace.tasks.isEmpty()) {
            long before = trace.tasks.bytes();
            tasks += trace.tasks.dropFirst();
            left -= before - trace.tasks.bytes();
        }
        if (left > budget.bytes()) {
            stop(horizon);
        }
        return left;
    }

    private void stop(long horizon) {
        from = until == Trace.NONE ? trace.first : from;
        stopped = horizon;
    }

    /** The earliest time, nearly, at which a cut frees so many bytes. */
    private long place(long horizon, long bytes) {
        long low = trace.first;
        long high = horizon;
        for (int i = 0; i < BISECTIONS && low < high; i++) {
            long middle = low + (high - low) / 2;
            if (bytesBefore(middle) >= bytes) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    private long bytesBefore(long time) {
        return trace.lanes.bytesBefore(time) + trace.tasks.bytesBefore(time)
                + trace.executors.queues().mapToLong(queue -> queue.bytesBefore(time)).sum()
                + trace.counters.writers().stream().mapToLong(counter -> counter.bytesBefore(time)).sum();
    }

    private void cut(long time) {
        if (time <= trace.first) {
            return;
        }
        from = until == Trace.NONE ? trace.first : from;
        until = time;
        trace.first = time;
        BitSet wanted = new BitSet();
        slices += trace.lanes.cut(time, wanted);
        tasks += trace.tasks.cut(time, wanted);
        int callbacks = trace.callbackEnds.chunksBefore(time);
        trace.callbackStarts.free(callbacks);
        trace.callbackEnds.free(callbacks);
        trace.executors.cut(time);
        trace.counters.cut(time);
        trace.activity.cut(time);
        if (trace.lanes.hasManyClosed(time)) {
            BitSet referred = new BitSet();
            trace.tasks.lanes(referred);
            trace.executors.queues().forEach(queue -> referred.set(queue.lane()));
            trace.counters.writers().forEach(counter -> referred.set(counter.lane()));
            callbackLanes(referred);
            trace.lanes.sweep(time, referred);
        }
    }

    private void callbackLanes(BitSet into) {
        var callbacks = trace.callbackStarts.view();
        for (int i = 0; i < callbacks.size(); i++) {
            into.set(Trace.callbackLane(callbacks.value(i)));
        }
    }
}
