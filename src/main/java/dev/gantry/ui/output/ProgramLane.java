package dev.gantry.ui.output;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** Lane of a line that came by a stream: the program's first process, as more is not known. */
final class ProgramLane {
    private ProgramLane() {}

    /** The lane of this line; 0 while there is none. */
    static int of(Snapshot snapshot, Printed line) {
        if (line.lane() != 0) {
            return line.lane();
        }
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && lane.kind() == LaneKind.PROCESS) {
                return id;
            }
        }
        return 0;
    }
}
