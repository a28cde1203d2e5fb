package dev.gantry.view.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;

/**
 * Natural order of a pool's workers by their numbers: {@code pool_9} before {@code pool_10}. A pool starts its threads
 * in that order; which of them runs first is chance.
 */
final class WorkerOrder {
    private static final int DIGITS_OF_A_NUMBER = 9;

    /** The pool's workers are those of one process whose names have the same beginning. */
    private record Pool(int process, String name) {}

    private record Worker(int lane, int number) {}

    private final Snapshot snapshot;

    WorkerOrder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The workers of each pool change places among themselves; all other lanes stay where they are. */
    void apply(int[] lanes) {
        Map<Pool, List<Worker>> workers = new HashMap<>();
        Map<Pool, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < lanes.length; i++) {
            Lane lane = snapshot.lane(lanes[i]);
            if (lane.role() != LaneRole.WORKER) {
                continue;
            }
            String name = snapshot.name(lane.name());
            int end = name.lastIndexOf('_') + 1;
            int number = number(name, end);
            if (number >= 0) {
                Pool pool = new Pool(lane.parent(), name.substring(0, end));
                workers.computeIfAbsent(pool, _ -> new ArrayList<>()).add(new Worker(lane.id(), number));
                places.computeIfAbsent(pool, _ -> new ArrayList<>()).add(i);
            }
        }
        workers.forEach((pool, ofPool) -> {
            ofPool.sort(Comparator.comparingInt(Worker::number));
            for (int i = 0; i < ofPool.size(); i++) {
                lanes[places.get(pool).get(i)] = ofPool.get(i).lane();
            }
        });
    }

    /** The number that begins there and ends the name, -1 if there is none. */
    private static int number(String name, int from) {
        int digits = name.length() - from;
        int number = digits > 0 && digits <= DIGITS_OF_A_NUMBER ? 0 : -1;
        for (int i = from; i < name.length() && number >= 0; i++) {
            char c = name.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + c - '0' : -1;
        }
        return number;
    }
}
