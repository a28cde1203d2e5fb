package dev.gantry.insight.stack;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;

/** Recordings that tell of lanes only samples: a chart of them has no bars. */
public final class OnlySamples {
    private OnlySamples() {}

    /** Whether this is one. */
    public static boolean in(Snapshot snapshot) {
        if (snapshot.samples().isEmpty() || snapshot.tasks() > 0) {
            return false;
        }
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && (lane.depth() > 0 || lane.marks() > 0)) {
                return false;
            }
        }
        return true;
    }
}
