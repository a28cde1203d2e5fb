package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;

/**
 * Figures of the tasks of an area, in groups. What is measured of a task is its whole life, as in {@link TaskFigures}.
 *
 * @param by what those of a group have in common
 * @param groups those with the most tasks, {@value #MOST} at most, the greatest first
 * @param others how many tasks are in groups that are left out
 */
public record Groups(By by, List<Group> groups, int others) {
    /** So many groups are told. */
    public static final int MOST = 1000;

    /** Durations take up to this part of the heap. */
    private static final int HEAP_PART = 8;

    private static final int STRIDE = 1 << 12;

    /** What the tasks of a group have in common. */
    public enum By {
        EXECUTOR,
        NAME,
        /** The lane that ran them; those that did not run are in no group. */
        LANE,
        /** The same, of lanes that rest between tasks, and of processes that ended before they said who runs it. */
        WORKER
    }

    /**
     * Tasks that have something in common.
     *
     * @param key the id of their executor or lane, or the number of their name; 0 for those that have none
     * @param count how many there are
     * @param waited how long they waited; empty if none has started, or they are too many to sort
     * @param ran how long they ran; empty if none has ended, or they are too many to sort
     * @param used of a worker: the share of its time in which it did not rest, from 0 to 1
     */
    public record Group(int key, int count, Optional<Distribution> waited, Optional<Distribution> ran,
            OptionalDouble used) {}

    public Groups {
        groups = List.copyOf(groups);
    }

    /** The figures of this area. */
    public static Groups of(Snapshot snapshot, Area area, By by) {
        return of(snapshot, area, by, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * The figures of this area.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Groups> of(
            Snapshot snapshot, Area area, By by, BooleanSupplier goesOn, DoubleConsumer progress) {
        Area known = area.within(snapshot);
        TaskIds tasks = TaskIds.in(snapshot, known);
        Going going = new Going(goesOn, progress, 3L * tasks.size());
        int[] counts = new int[16];
        for (int i = 0; i < tasks.size(); i++) {
            int key = key(snapshot, by, tasks.id(i));
            if (key >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(key + 1, counts.length * 2));
            }
            if (key >= 0) {
                counts[key]++;
            }
            if (i % STRIDE == 0 && !going.on(STRIDE)) {
                return Optional.empty();
            }
        }
        int[] counted = counts;
        int[] keys = IntStream.range(0, counts.length).filter(key -> counted[key] > 0).boxed()
                .sorted(Comparator.comparingInt((Integer key) -> -counted[key])).limit(MOST)
                .mapToInt(Integer::intValue).toArray();
        int grouped = Arrays.stream(keys).map(key -> counted[key]).sum();
        List<Optional<Distribution>> waited = sorted(snapshot, tasks, by, Measure.WAITED, keys, counts, going);
        List<Optional<Distribution>> ran = sorted(snapshot, tasks, by, Measure.RAN, keys, counts, going);
        if (going.isStopped()) {
            return Optional.empty();
        }
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            groups.add(new Group(keys[i], counts[keys[i]], waited.get(i), ran.get(i),
                    by == By.WORKER ? used(snapshot.lane(keys[i]), known) : OptionalDouble.empty()));
        }
        return Optional.of(new Groups(by, groups, Arrays.stream(counts).sum() - grouped));
    }

    /** What the task has in common with others; -1 if it is in no group. */
    private static int key(Snapshot snapshot, By by, int task) {
        int lane = snapshot.taskLane(task);
        return switch (by) {
            case EXECUTOR -> snapshot.taskExecutor(task);
            case NAME -> snapshot.taskName(task);
            case LANE -> lane == 0 ? -1 : lane;
            case WORKER -> isWorker(snapshot.lane(lane)) ? lane : -1;
        };
    }

    private static boolean isWorker(Lane lane) {
        return lane != null && (lane.rest() == State.IDLE || lane.kind() == LaneKind.PROCESS);
    }

    /** The durations of each group lie one after the other, and are sorted there. */
    private static List<Optional<Distribution>> sorted(
            Snapshot snapshot, TaskIds tasks, By by, Measure measure, int[] keys, int[] counts, Going going) {
        int[] ends = new int[counts.length]; // where the next duration of a key goes; -1 for one that is left out
        Arrays.fill(ends, -1);
        int[] starts = new int[keys.length];
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            starts[i] = size;
            ends[keys[i]] = size;
            size += counts[keys[i]];
        }
        List<Optional<Distribution>> found = new ArrayList<>();
        if (size > Runtime.getRuntime().maxMemory() / HEAP_PART / Long.BYTES) {
            IntStream.range(0, keys.length).forEach(_ -> found.add(Optional.empty()));
            return found;
        }
        long[] durations = new long[size];
        StateTimes times = new StateTimes();
        for (int i = 0; i < tasks.size(); i++) {
            int key = key(snapshot, by, tasks.id(i));
            if (key >= 0 && ends[key] >= 0) {
                long duration = TaskFigures.duration(snapshot, measure, tasks.id(i), times);
                if (duration != Trace.NONE) {
                    durations[ends[key]++] = duration;
                }
            }
            if (i % STRIDE == 0 && !going.on(STRIDE)) {
                return found;
            }
        }
        for (int i = 0; i < keys.length; i++) {
            found.add(starts[i] == ends[keys[i]]
                    ? Optional.empty()
                    : Optional.of(Distribution.of(Arrays.copyOfRange(durations, starts[i], ends[keys[i]]))));
        }
        return found;
    }

    private static OptionalDouble used(Lane lane, Area area) {
        LaneTime time = LaneTime.of(lane, area);
        return lane.rest() != State.IDLE || time.alive() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - time.time(State.IDLE) / (double) time.alive());
    }
}
