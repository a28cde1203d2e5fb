package dev.gantry.view.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskCounts;
import dev.gantry.trace.TaskState;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/**
 * Summary of a recording in a few numbers. Reads every task once.
 *
 * @param tasks how many there are in each state
 * @param workers how many workers there were
 * @param span nanoseconds from the first record to the last
 * @param lost how many records were lost
 * @param finished whether nothing more will come
 */
public record RunSummary(Map<TaskState, Integer> tasks, int workers, long span, long lost, boolean finished) {
    public RunSummary {
        tasks = Map.copyOf(tasks);
    }

    public static RunSummary of(Snapshot snapshot) {
        TaskCounts counts = new TaskCounts();
        for (int id = 1; id <= snapshot.tasks(); id++) {
            if (snapshot.hasTask(id)) {
                counts.add(snapshot.taskState(id));
            }
        }
        int workers = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            workers += snapshot.lane(id) != null && snapshot.lane(id).role() == LaneRole.WORKER ? 1 : 0;
        }
        return new RunSummary(counts.toMap(), workers, snapshot.horizon() - snapshot.first(), snapshot.lost(),
                snapshot.finished());
    }

    public int allTasks() {
        return tasks.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int tasks(TaskState state) {
        return tasks.get(state);
    }

    /** Such as {@code 20 tasks (19 succeeded, 1 failed) · 5 workers · 4.02 s}. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        parts.add(count(allTasks(), "task") + states());
        if (workers > 0) {
            parts.add(count(workers, "worker"));
        }
        parts.add(Phrases.of(finished ? "count.span" : "count.span.open", Durations.text(Math.max(0, span))));
        if (lost > 0) {
            parts.add(Phrases.of("count.lost", lost));
        }
        return String.join(" · ", parts);
    }

    private String states() {
        List<String> parts = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            if (tasks(state) > 0) {
                parts.add(Phrases.of("count." + state.id(), tasks(state)));
            }
        }
        boolean plain = tasks(TaskState.SUCCEEDED) == allTasks();
        return plain ? "" : " (" + String.join(", ", parts) + ")";
    }

    static String count(int number, String noun) {
        return Phrases.count("count." + noun, number);
    }
}
