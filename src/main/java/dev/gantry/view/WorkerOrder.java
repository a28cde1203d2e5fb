package dev.gantry.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;

/**
 * Puts the workers of a pool in order of their numbers: {@code pool_9} before {@code pool_10}. A pool starts its threads
 * in that order, but which of them first gets to run is chance, and nothing to read a meaning into.
 */
final class WorkerOrder {
    private static final int DIGITS_OF_A_NUMBER = 9;

    private final Snapshot snapshot;

    WorkerOrder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The workers of each pool change places among themselves; all other lanes stay where they are. */
    void apply(int[] lanes) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < lanes.length; i++) {
            Lane lane = snapshot.lane(lanes[i]);
            if (lane.role() == LaneRole.WORKER && number(lane) >= 0) {
                places.computeIfAbsent(lane.parent() + pool(lane), _ -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> ofPool : places.values()) {
            List<Integer> ids = new ArrayList<>(ofPool.stream().map(place -> lanes[place]).toList());
            ids.sort(Comparator.comparingInt(id -> number(snapshot.lane(id))));
            for (int i = 0; i < ids.size(); i++) {
                lanes[ofPool.get(i)] = ids.get(i);
            }
        }
    }

    private String pool(Lane lane) {
        String name = snapshot.name(lane.name());
        return name.substring(0, name.lastIndexOf('_') + 1);
    }

    /** The number at the end of the name, -1 if there is none. */
    private int number(Lane lane) {
        String digits = snapshot.name(lane.name()).substring(pool(lane).length());
        boolean isNumber = !digits.isEmpty() && digits.length() <= DIGITS_OF_A_NUMBER
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : -1;
    }
}
