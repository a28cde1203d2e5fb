package dev.gantry.view.layout;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;

/** Busy time of a lane. */
public final class BusyTime {
    private BusyTime() {}

    /** Nanoseconds of work up to what is known. */
    public static long of(Snapshot snapshot, Lane lane) {
        if (lane.depth() == 0) {
            return 0;
        }
        Row row = lane.row(0);
        return of(row, 0, row.size(), snapshot.horizon(), new StateTimes());
    }

    /** Nanoseconds of work in these slices; what is open ends at the horizon. {@code times} is room to count in. */
    public static long of(Row row, int from, int to, long horizon, StateTimes times) {
        boolean open = to > from && row.isOpen(to - 1);
        times.clear();
        row.times(from, open ? to - 1 : to, times);
        if (open) {
            times.add(row.state(to - 1), Math.max(0, horizon - row.start(to - 1)));
        }
        return times.work();
    }

    /** How many slices it has that lie in no other. */
    static long slices(Snapshot snapshot, Lane lane) {
        return lane.depth() == 0 ? 0 : lane.row(0).size();
    }
}
