package dev.gantry.insight;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

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
    /** More durations than fit into this part of the heap are counted, not sorted. */
    private static final int HEAP_PART = 16;

    private final TaskIds tasks;
    private final Map<TaskState, Integer> states;
    private final Map<Measure, Distribution> distributions;

    private TaskFigures(TaskIds tasks, Map<TaskState, Integer> states, Map<Measure, Distribution> distributions) {
        this.tasks = tasks;
        this.states = states;
        this.distributions = distributions;
    }

    static Optional<TaskFigures> of(Snapshot snapshot, Area area, Going going) {
        return of(snapshot, area, going, Runtime.getRuntime().maxMemory() / HEAP_PART / Long.BYTES);
    }

    /** Of so many durations at most, these are sorted in memory. */
    static Optional<TaskFigures> of(Snapshot snapshot, Area area, Going going, long mostSorted) {
        TaskIds tasks = TaskIds.in(snapshot, area);
        TaskCounts counts = new TaskCounts();
        for (int i = 0; i < tasks.size(); i++) {
            counts.add(snapshot.taskState(tasks.id(i)));
        }
        Map<Measure, Distribution> distributions = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Ranks.Durations durations = each -> read(snapshot, tasks, measure, going, each);
            Distribution distribution = tasks.size() <= mostSorted
                    ? sorted(durations, tasks.size())
                    : Ranks.distribution(durations);
            if (going.isStopped()) {
                return Optional.empty();
            }
            if (distribution != null) {
                distributions.put(measure, distribution);
            }
        }
        return Optional.of(new TaskFigures(tasks, counts.toMap(), distributions));
    }

    /** The distribution of so many durations at most; null if there are none. */
    private static Distribution sorted(Ranks.Durations durations, int most) {
        long[] known = new long[most];
        int[] count = {0};
        durations.read(duration -> known[count[0]++] = duration);
        return count[0] == 0 ? null : Distribution.of(count[0] == most ? known : Arrays.copyOf(known, count[0]));
    }

    /** Reads the durations that are known; false if nobody waits for them any more. */
    private static boolean read(
            Snapshot snapshot, TaskIds tasks, Measure measure, Going going, LongConsumer each) {
        StateTimes times = new StateTimes();
        for (int i = 0; i < tasks.size(); i++) {
            if (i % STRIDE == STRIDE - 1 && !going.on(measure == Measure.BLOCKED ? STRIDE : 0)) { // that takes the time
                return false;
            }
            long duration = duration(snapshot, measure, tasks.id(i), times);
            if (duration != Trace.NONE) {
                each.accept(duration);
            }
        }
        return true;
    }

    public int count() {
        return tasks.size();
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
        return tasks;
    }

    /** Those of them whose duration lies in these bins of its histogram, from one to another, both included. */
    public List<Integer> tasks(Snapshot snapshot, Measure measure, int firstBin, int lastBin) {
        Histogram bins = distribution(measure).map(Distribution::histogram).orElse(null);
        if (bins == null) {
            return List.of();
        }
        int[] found = new int[bins.counts().subList(firstBin, lastBin + 1).stream().mapToInt(Integer::intValue).sum()];
        int at = 0;
        StateTimes times = new StateTimes();
        for (int task : tasks) {
            long duration = duration(snapshot, measure, task, times);
            int bin = duration == Trace.NONE ? -1 : bins.bin(duration);
            if (bin >= firstBin && bin <= lastBin) {
                found[at++] = task;
            }
        }
        return TaskIds.of(found);
    }

    /**
     * How long this took of a task that is known, in nanoseconds; {@link Trace#NONE} if it is not known.
     *
     * @param times is used, and changed
     */
    public static long duration(Snapshot snapshot, Measure measure, int task, StateTimes times) {
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
