package dev.gantry.view.hit;

import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.view.layout.LaneLayout;

/**
 * Nearest events before and after a time, on all lines of a layout, folded ones with what they hold: slices that begin
 * or end, marks, switches, lanes that come and go, queues that grow or shrink. Binary search in each column: the cost
 * is that of the lanes, not of what they did.
 */
public final class Neighbours {
    private final Snapshot snapshot;
    private final LaneLayout layout;
    private final long time;
    private long before = Long.MIN_VALUE;
    private long after = Long.MAX_VALUE;

    private Neighbours(Snapshot snapshot, LaneLayout layout, long time) {
        this.snapshot = snapshot;
        this.layout = layout;
        this.time = time;
    }

    /** The first event after this time, if there is one before the horizon. */
    public static OptionalLong next(Snapshot snapshot, LaneLayout layout, long time) {
        Neighbours found = new Neighbours(snapshot, layout, time);
        found.search();
        return found.after <= snapshot.horizon() ? OptionalLong.of(found.after) : OptionalLong.empty();
    }

    /** The last event before this time. */
    public static OptionalLong previous(Snapshot snapshot, LaneLayout layout, long time) {
        Neighbours found = new Neighbours(snapshot, layout, time);
        found.search();
        return found.before >= snapshot.first() ? OptionalLong.of(found.before) : OptionalLong.empty();
    }

    private void search() {
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && layout.lineOf(id) >= 0) {
                lane(lane);
            }
        }
        for (int line = 0; line < layout.size(); line++) {
            int executor = layout.executor(line);
            if (executor != 0) {
                snapshot.executor(executor).ifPresent(own -> queue(own.queue()));
            }
        }
    }

    private void lane(Lane lane) {
        take(lane.opened());
        if (lane.closed() != Trace.NONE) {
            take(lane.closed());
        }
        for (int depth = 0; depth < lane.depth(); depth++) {
            row(lane.row(depth));
        }
        between(lane.firstMarkFrom(time), lane.firstMarkFrom(time + 1), lane.marks(), lane::markTime);
        between(lane.firstSwitchFrom(time), lane.firstSwitchFrom(time + 1), lane.switches(), lane::switchTime);
    }

    private void row(Row row) {
        between(row.firstStartingAt(time), row.firstStartingAt(time + 1), row.size(), row::start);
        between(row.firstEndingAfter(time - 1), row.firstEndingAfter(time), row.size(), row::end);
    }

    private void queue(Counter queue) {
        between(queue.from(time), queue.from(time + 1), queue.size(), queue::time);
    }

    /**
     * Takes what lies before {@code from}, the first that is not before the time, and at {@code to}, the first after
     * it.
     */
    private void between(int from, int to, int size, IntToLongFunction times) {
        if (from > 0) {
            take(times.applyAsLong(from - 1));
        }
        if (to < size) {
            take(times.applyAsLong(to));
        }
    }

    private void take(long event) {
        if (event < time) {
            before = Math.max(before, event);
        } else if (event > time) {
            after = Math.min(after, event);
        }
    }
}
