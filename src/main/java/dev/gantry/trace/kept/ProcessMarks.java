package dev.gantry.trace.kept;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** Marks on the lanes of processes, where it stands what becomes of a worker's records. */
final class ProcessMarks {
    private ProcessMarks() {}

    /** Who looks at marks. */
    @FunctionalInterface
    interface Look {
        void at(Lane process, long time, String text);
    }

    /** All of a recording, lane by lane. */
    static void each(Snapshot snapshot, Look look) {
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int i = 0; lane != null && lane.kind() == LaneKind.PROCESS && i < lane.marks(); i++) {
                look.at(lane, lane.markTime(i), snapshot.name(lane.markText(i)));
            }
        }
    }
}
