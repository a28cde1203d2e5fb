package dev.gantry.format.chrome;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/**
 * The {@code pid} and {@code tid} of each lane in a file: the system's where they are known, numbers that are free for
 * the others, and none twice.
 */
final class Numbers {
    private record Place(long pid, long tid) {}

    private final long[] pids;
    private final long[] tids;

    Numbers(Snapshot snapshot) {
        pids = new long[snapshot.lanes() + 1];
        tids = new long[snapshot.lanes() + 1];
        processes(snapshot);
        threads(snapshot);
    }

    /** The number of the process that holds this lane, 0 if none does. */
    long pid(int lane) {
        return lane < pids.length ? pids[lane] : 0;
    }

    long tid(int lane) {
        return lane < tids.length ? tids[lane] : 0;
    }

    private void processes(Snapshot snapshot) {
        Set<Long> taken = new HashSet<>();
        boolean[] numbered = new boolean[pids.length];
        for (int id = 1; id < pids.length; id++) {
            OptionalLong known = isProcess(snapshot, id) ? snapshot.lane(id).systemId() : OptionalLong.empty();
            if (known.isPresent() && taken.add(known.getAsLong())) {
                pids[id] = known.getAsLong();
                numbered[id] = true;
            }
        }
        for (int id = 1; id < pids.length; id++) {
            if (isProcess(snapshot, id) && !numbered[id]) {
                pids[id] = free(id, pid -> !taken.add(pid));
            }
        }
        long none = free(0, taken::contains);
        int[] holders = holders(snapshot);
        for (int id = 1; id < pids.length; id++) {
            pids[id] = holders[id] == 0 ? none : pids[holders[id]];
        }
    }

    private void threads(Snapshot snapshot) {
        Set<Place> taken = new HashSet<>();
        boolean[] numbered = new boolean[tids.length];
        for (int id = 1; id < tids.length; id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && lane.kind() != LaneKind.PROCESS && lane.systemId().isPresent()
                    && taken.add(new Place(pids[id], lane.systemId().getAsLong()))) {
                tids[id] = lane.systemId().getAsLong();
                numbered[id] = true;
            }
        }
        for (int id = 1; id < tids.length; id++) {
            if (snapshot.lane(id) != null && !numbered[id]) {
                long pid = pids[id];
                tids[id] = free(id, tid -> !taken.add(new Place(pid, tid)));
            }
        }
    }

    /** The process that holds each lane, itself if it is one; 0 if none does. */
    private static int[] holders(Snapshot snapshot) {
        int[] holders = new int[snapshot.lanes() + 1];
        for (int id = 1; id < holders.length; id++) {
            int holder = id;
            while (snapshot.lane(holder) != null && !isProcess(snapshot, holder)) {
                holder = snapshot.lane(holder).parent();
            }
            holders[id] = snapshot.lane(holder) == null ? 0 : holder;
        }
        return holders;
    }

    private static boolean isProcess(Snapshot snapshot, int id) {
        return snapshot.lane(id) != null && snapshot.lane(id).kind() == LaneKind.PROCESS;
    }

    private static long free(long first, LongPredicate taken) {
        long number = first;
        while (taken.test(number)) {
            number++;
        }
        return number;
    }
}
