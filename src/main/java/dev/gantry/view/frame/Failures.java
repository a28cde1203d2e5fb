package dev.gantry.view.frame;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;

/** Finds failed tasks among the slices of a merged bar. */
public final class Failures {
    /** Limit of failures that are read: those at other depths of the lane, which may be any number, lie between. */
    private static final int MOST_READ = 32;

    private Failures() {}

    /**
     * The first of some slices that ended since its task threw.
     *
     * @param lane the lane of the row
     * @param row where the slices lie
     * @param from the first of them
     * @param to the one after the last of them
     * @return its index, -1 if there is none, or if too many at other depths come before it
     */
    public static int first(Lane lane, Row row, int from, int to) {
        if (lane.failures() == 0) {
            return -1;
        }
        long until = row.end(to - 1);
        int next = lane.firstFailureFrom(row.start(from));
        int end = Math.min(lane.failures(), next + MOST_READ);
        for (int i = next; i < end && lane.failureTime(i) <= until; i++) {
            int after = row.firstStartingAt(lane.failureTime(i) + 1);
            // the last may begin where it ended
            for (int slice = after - 1; slice >= Math.max(from, after - 2); slice--) {
                if (slice < to && row.end(slice) == lane.failureTime(i) && row.task(slice) == lane.failureTask(i)) {
                    return slice;
                }
            }
        }
        return -1;
    }
}
