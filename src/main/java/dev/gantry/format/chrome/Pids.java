package dev.gantry.format.chrome;

import java.util.HashSet;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** The process number of each lane in a file: the system's where it is known, and none twice. */
final class Pids {
    private final long[] pids;

    Pids(Snapshot snapshot) {
        pids = new long[snapshot.lanes() + 1];
        Set<Long> taken = new HashSet<>();
        for (int id = 1; id < pids.length; id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null || lane.kind() != LaneKind.PROCESS) {
                continue;
            }
            long pid = lane.pid() > 0 ? lane.pid() : id;
            while (!taken.add(pid)) {
                pid++;
            }
            pids[id] = pid;
        }
        for (int id = 1; id < pids.length; id++) {
            int holder = id;
            for (int up = 0; up < pids.length && holder != 0 && pids[holder] == 0; up++) {
                holder = snapshot.lane(holder) == null ? 0 : snapshot.lane(holder).parent();
            }
            pids[id] = pids[holder];
        }
    }

    /** The number of the process that holds this lane, 0 if none does. */
    long of(int lane) {
        return lane < pids.length ? pids[lane] : 0;
    }
}
