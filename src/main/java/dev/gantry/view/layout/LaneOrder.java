package dev.gantry.view.layout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;

/** Sorting of sibling lanes in the order that the user wants. */
final class LaneOrder {
    private final Snapshot snapshot;
    private final Arrangement arrangement;

    LaneOrder(Snapshot snapshot, Arrangement arrangement) {
        this.snapshot = snapshot;
        this.arrangement = arrangement;
    }

    int[] lanes() {
        int[] order = byOpening();
        switch (arrangement.sort()) {
            case START -> new WorkerOrder(snapshot).apply(order);
            case NAME -> order = sorted(order, Comparator.comparing(snapshot::laneName, NaturalOrder.OF_NAMES));
            case BUSY -> order = descending(order, BusyTime::of);
            case ACTIVITY -> order = descending(order, BusyTime::slices);
        }
        return arrangement.moved().isEmpty() ? order : byHand(order);
    }

    /** Insertion sort: lanes get their ids in order of opening, but for those that several threads open at once. */
    private int[] byOpening() {
        int[] order = new int[snapshot.lanes()];
        int count = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null) {
                continue;
            }
            int at = count++;
            while (at > 0 && snapshot.lane(order[at - 1]).opened() > lane.opened()) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = id;
        }
        return Arrays.copyOf(order, count);
    }

    private int[] descending(int[] order, java.util.function.ToLongBiFunction<Snapshot, Lane> of) {
        long[] values = new long[snapshot.lanes() + 1];
        for (int id : order) {
            values[id] = of.applyAsLong(snapshot, snapshot.lane(id));
        }
        for (int i = order.length - 1; i >= 0; i--) { // a lane's work is added to its parent's
            Lane lane = snapshot.lane(order[i]);
            if (lane.parent() > 0 && lane.parent() < values.length && lane.parent() != lane.id()) {
                values[lane.parent()] += values[lane.id()];
            }
        }
        return sorted(order, Comparator.<Integer>comparingLong(id -> values[id]).reversed());
    }

    private static int[] sorted(int[] order, Comparator<Integer> by) {
        return Arrays.stream(order).boxed().sorted(by).mapToInt(Integer::intValue).toArray();
    }

    private int[] byHand(int[] order) {
        Map<Integer, Integer> places = new HashMap<>();
        for (List<Integer> lanes : arrangement.moved().values()) {
            for (int i = 0; i < lanes.size(); i++) {
                places.put(lanes.get(i), i);
            }
        }
        return sorted(order, Comparator.comparingInt(id -> places.getOrDefault(id, Integer.MAX_VALUE)));
    }
}
