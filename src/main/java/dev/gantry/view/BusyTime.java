package dev.gantry.view;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;

/** How long a lane has worked. */
final class BusyTime {
    /** So many slices are read; of a lane with more an even sample of that many decides. */
    private static final int MOST_READ = 4096;

    private BusyTime() {}

    /** Nanoseconds of work up to what is known. */
    static long of(Snapshot snapshot, Lane lane) {
        if (lane.depth() == 0) {
            return 0;
        }
        Row row = lane.row(0);
        int read = Math.min(row.size(), MOST_READ);
        long busy = 0;
        for (int k = 0; k < read; k++) {
            int i = (int) ((long) k * row.size() / read);
            if (row.state(i).isWork()) {
                busy += Math.min(row.end(i), Math.max(snapshot.horizon(), row.start(i))) - row.start(i);
            }
        }
        return read == 0 ? 0 : Math.round(busy * ((double) row.size() / read));
    }

    /** How many slices it has that lie in no other. */
    static long slices(Snapshot snapshot, Lane lane) {
        return lane.depth() == 0 ? 0 : lane.row(0).size();
    }
}
