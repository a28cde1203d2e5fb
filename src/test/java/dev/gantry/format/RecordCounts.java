package dev.gantry.format;

import java.util.Map;
import java.util.TreeMap;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.counter.Counter;

/** How many things of each kind a recording holds. */
final class RecordCounts {
    private RecordCounts() {}

    static Map<String, Long> of(Snapshot seen) {
        Map<String, Long> counts = new TreeMap<>();
        for (int id = 1; id <= seen.lanes(); id++) {
            if (seen.lane(id) != null) {
                lane(seen, seen.lane(id), counts);
            }
        }
        for (int id = 1; id <= seen.tasks(); id++) {
            if (seen.hasTask(id)) {
                add(counts, "tasks", 1);
                add(counts, "callbacks", seen.taskCallbacks(id, 0).size());
            }
        }
        for (ExecutorEntry executor : seen.executors()) {
            add(counts, "executors", 1);
            add(counts, "values of queues", executor.queue().size());
        }
        for (Counter counter : seen.counters()) {
            add(counts, "counters", 1);
            add(counts, "values of counters", counter.size());
        }
        return counts;
    }

    private static void lane(Snapshot seen, Lane lane, Map<String, Long> counts) {
        add(counts, "lanes", 1);
        for (int depth = 0; depth < lane.depth(); depth++) {
            add(counts, "slices", lane.row(depth).size());
        }
        add(counts, "marks", lane.marks());
        add(counts, "lines", lane.lines());
        add(counts, "switches", lane.switches());
        for (int i = 0; i < lane.wakes(); i++) {
            add(counts, "wakes", seen.lane(lane.wake(i).by()) == null ? 0 : 1);
        }
    }

    private static void add(Map<String, Long> counts, String kind, long more) {
        counts.merge(kind, more, Long::sum);
    }
}
