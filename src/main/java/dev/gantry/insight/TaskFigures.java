package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskCounts;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * Figures of the tasks of an area. What is measured of a task is its whole life, also what lies outside of the area; a
 * duration that has not ended counts for nothing. Reads every task of the recording. Never changes.
 */
public final class TaskFigures {
    private static final int STRIDE = 1 << 12;

    private final int[] tasks;
    private final Map<TaskState, Integer> states;
    private final Map<Measure, Distribution> distributions;

    private TaskFigures(int[] tasks, Map<TaskState, Integer> states, Map<Measure, Distribution> distributions) {
        this.tasks = tasks;
        this.states = states;
        this.distributions = distributions;
    }

    static Optional<TaskFigures> of(Snapshot snapshot, Area area, Going going) {
        TaskCounts counts = new TaskCounts();
        int size = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (area.hasTask(snapshot, task)) {
                counts.add(snapshot.taskState(task));
                size++;
            }
        }
        int[] tasks = new int[size]; // of exact size, as are the durations: there may be millions
        int at = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (area.hasTask(snapshot, task)) {
                tasks[at++] = task;
            }
        }
        Map<Measure, Distribution> distributions = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Optional<long[]> durations = durations(snapshot, tasks, measure, going);
            if (durations.isEmpty()) {
                return Optional.empty();
            }
            if (durations.get().length > 0) {
                distributions.put(measure, Distribution.of(durations.get()));
            }
        }
        return Optional.of(new TaskFigures(tasks, counts.toMap(), distributions));
    }

    /** The durations that are known, in no order; empty if nobody waits for them any more. */
    private static Optional<long[]> durations(Snapshot snapshot, int[] tasks, Measure measure, Going going) {
        long[] durations = new long[tasks.length];
        StateTimes times = new StateTimes();
        int known = 0;
        for (int i = 0; i < tasks.length; i++) {
            if (i % STRIDE == STRIDE - 1 && !going.on(measure == Measure.BLOCKED ? STRIDE : 0)) { // that takes the time
                return Optional.empty();
            }
            long duration = duration(snapshot, measure, tasks[i], times);
            if (duration != Trace.NONE) {
                durations[known++] = duration;
            }
        }
        return Optional.of(known == durations.length ? durations : Arrays.copyOf(durations, known));
    }

    public int count() {
        return tasks.length;
    }

    /** How many of them had come this far when the snapshot was taken. */
    public int count(TaskState state) {
        return states.get(state);
    }

    /** How long they took; empty if there is no duration of this kind. */
    public Optional<Distribution> distribution(Measure measure) {
        return Optional.ofNullable(distributions.get(measure));
    }

    /** Their ids in order of submission. */
    public List<Integer> tasks() {
        return Arrays.stream(tasks).boxed().toList();
    }

    /** Those of them whose duration lies in these bins of its histogram, from one to another, both included. */
    public List<Integer> tasks(Snapshot snapshot, Measure measure, int firstBin, int lastBin) {
        List<Integer> found = new ArrayList<>();
        Histogram bins = distribution(measure).map(Distribution::histogram).orElse(null);
        StateTimes times = new StateTimes();
        for (int i = 0; i < tasks.length && bins != null; i++) {
            long duration = duration(snapshot, measure, tasks[i], times);
            int bin = duration == Trace.NONE ? -1 : bins.bin(duration);
            if (bin >= firstBin && bin <= lastBin) {
                found.add(tasks[i]);
            }
        }
        return found;
    }

    private static long duration(Snapshot snapshot, Measure measure, int task, StateTimes times) {
        long submitted = snapshot.taskSubmitted(task);
        long started = snapshot.taskStarted(task);
        long ended = snapshot.taskEnded(task);
        return switch (measure) {
            case WAITED -> started == Trace.NONE ? Trace.NONE : started - submitted;
            case RAN -> started == Trace.NONE || ended == Trace.NONE ? Trace.NONE : ended - started;
            case BLOCKED -> blocked(snapshot, task, times);
        };
    }

    private static long blocked(Snapshot snapshot, int task, StateTimes times) {
        long started = snapshot.taskStarted(task);
        long ended = snapshot.taskEnded(task);
        Lane lane = snapshot.lane(snapshot.taskLane(task));
        if (started == Trace.NONE || ended == Trace.NONE || lane == null) {
            return Trace.NONE;
        }
        times.clear();
        Innermost.add(lane, started, ended, times);
        return times.of(State.BLOCKED);
    }
}
