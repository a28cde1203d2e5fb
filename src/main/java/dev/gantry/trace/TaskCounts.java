package dev.gantry.trace;

import java.util.EnumMap;
import java.util.Map;

/** Number of tasks per state: an accumulator. Not safe for several threads at once. */
public final class TaskCounts {
    /** Number of tasks by the state's code. */
    private final int[] counts = new int[TaskState.room()];

    /** An empty accumulator. */
    public TaskCounts() {}

    public void add(TaskState state) {
        counts[state.code()]++;
    }

    /** A copy, with every state. */
    public Map<TaskState, Integer> toMap() {
        Map<TaskState, Integer> all = new EnumMap<>(TaskState.class);
        for (TaskState state : TaskState.values()) {
            all.put(state, counts[state.code()]);
        }
        return all;
    }
}
