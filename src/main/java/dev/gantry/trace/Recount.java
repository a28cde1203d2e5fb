package dev.gantry.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

import dev.gantry.trace.CoroutineCountsWriter.Place;
import dev.gantry.trace.memory.ColumnMemory;

/**
 * Recount of the coroutines of each thread from their slices, for a trace whose lanes were written one after the other.
 * Walks over all of a thread's coroutines at once, in order of time.
 */
final class Recount {
    private Recount() {}

    /** Recounts all threads; ends early where the reading is cancelled meanwhile. */
    static void of(LaneTable lanes, ColumnMemory memory, BooleanSupplier cancelled) {
        Map<LaneWriter, List<Walk>> walks = new HashMap<>();
        for (int id = 1; id <= lanes.count() && !cancelled.getAsBoolean(); id++) {
            LaneWriter lane = lanes.get(id);
            LaneWriter thread = lane != null && lane.kind.isCoroutine() ? lanes.get(lane.parent) : null;
            if (thread != null) {
                walks.computeIfAbsent(thread, _ -> new ArrayList<>()).add(new Walk(lane.view()));
            }
        }
        walks.forEach((thread, those) -> {
            CoroutineCountsWriter counts = count(those, memory, cancelled);
            if (!cancelled.getAsBoolean()) {
                thread.coroutineCounts(counts);
                lanes.changed(thread);
            }
        });
    }

    private static CoroutineCountsWriter count(List<Walk> walks, ColumnMemory memory, BooleanSupplier cancelled) {
        CoroutineCountsWriter crowd = new CoroutineCountsWriter(memory);
        PriorityQueue<Walk> next = new PriorityQueue<>(Comparator.comparingLong(walk -> walk.time));
        next.addAll(walks);
        for (Walk walk = next.poll(); walk != null && !cancelled.getAsBoolean(); walk = next.poll()) {
            Place before = walk.place;
            walk.place = walk.placeNow();
            if (walk.place != before) {
                crowd.moved(walk.time, before, walk.place);
            }
            if (walk.advance()) {
                next.add(walk);
            }
        }
        return crowd;
    }

    /** Goes over one coroutine from change to change. */
    private static final class Walk {
        private final Lane lane;
        private final int[] at;
        private long time;
        private Place place = Place.GONE;

        private Walk(Lane lane) {
            this.lane = lane;
            this.at = new int[lane.depth()];
            this.time = lane.opened();
        }

        /** Place in the count by its innermost slice. */
        private Place placeNow() {
            if (lane.closed() != Trace.NONE && time >= lane.closed()) {
                return Place.GONE;
            }
            Place now = Place.WAITING;
            for (int depth = 0; depth < at.length; depth++) {
                Row row = lane.row(depth);
                while (at[depth] < row.size() && !row.isOpen(at[depth]) && row.end(at[depth]) <= time) {
                    at[depth]++;
                }
                if (at[depth] < row.size() && row.start(at[depth]) <= time) {
                    now = row.state(at[depth]).place();
                }
            }
            return now;
        }

        /** Advances to the next change; false if there is none. */
        private boolean advance() {
            if (place == Place.GONE) {
                return false;
            }
            long next = lane.closed() == Trace.NONE ? Long.MAX_VALUE : lane.closed();
            for (int depth = 0; depth < at.length; depth++) {
                Row row = lane.row(depth);
                int i = at[depth];
                if (i < row.size() && row.start(i) > time) {
                    next = Math.min(next, row.start(i));
                } else if (i < row.size() && !row.isOpen(i)) {
                    next = Math.min(next, row.end(i));
                }
            }
            time = next;
            return next != Long.MAX_VALUE;
        }
    }
}
