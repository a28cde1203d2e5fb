package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskCounts;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * Figures of the tasks of an area. What is measured of a task is its whole life, also what lies outside of the area; a
 * duration that has not ended counts for nothing. Reads every task of the recording once. Never changes.
 */
public final class TaskFigures {
    private static final int STRIDE = 1 << 12;

    private final int[] tasks;
    private final long[] blocked;
    private final Map<TaskState, Integer> states;
    private final Map<Measure, Distribution> distributions = new EnumMap<>(Measure.class);

    private TaskFigures(Snapshot snapshot, int[] tasks, long[] blocked) {
        this.tasks = tasks;
        this.blocked = blocked;
        TaskCounts counts = new TaskCounts();
        for (int task : tasks) {
            counts.add(snapshot.taskState(task));
        }
        this.states = counts.toMap();
        for (Measure measure : Measure.values()) {
            long[] durations = IntStream.range(0, tasks.length).mapToLong(i -> duration(snapshot, measure, i))
                    .filter(duration -> duration != Trace.NONE).toArray();
            if (durations.length > 0) {
                distributions.put(measure, Distribution.of(durations));
            }
        }
    }

    static Optional<TaskFigures> of(Snapshot snapshot, Area area, Going going) {
        int[] found = new int[16];
        long[] blocked = new long[16];
        int size = 0;
        StateTimes times = new StateTimes();
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (task % STRIDE == 0 && !going.on(STRIDE)) {
                return Optional.empty();
            }
            if (area.hasTask(snapshot, task)) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                    blocked = Arrays.copyOf(blocked, size * 2);
                }
                found[size] = task;
                blocked[size++] = blocked(snapshot, task, times);
            }
        }
        return Optional.of(new TaskFigures(snapshot, Arrays.copyOf(found, size), Arrays.copyOf(blocked, size)));
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
        for (int i = 0; i < tasks.length && bins != null; i++) {
            long duration = duration(snapshot, measure, i);
            int bin = duration == Trace.NONE ? -1 : bins.bin(duration);
            if (bin >= firstBin && bin <= lastBin) {
                found.add(tasks[i]);
            }
        }
        return found;
    }

    private long duration(Snapshot snapshot, Measure measure, int i) {
        long submitted = snapshot.taskSubmitted(tasks[i]);
        long started = snapshot.taskStarted(tasks[i]);
        long ended = snapshot.taskEnded(tasks[i]);
        return switch (measure) {
            case WAITED -> started == Trace.NONE ? Trace.NONE : started - submitted;
            case RAN -> started == Trace.NONE || ended == Trace.NONE ? Trace.NONE : ended - started;
            case BLOCKED -> blocked[i];
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
