package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.gantry.insight.Groups.By;
import dev.gantry.insight.Groups.Group;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Loads and groups are what one finds by looking at every task and every lane at every nanosecond. */
class LoadsPropertyTest {
    /** Pools with workers of their own, whose tasks wait, run and fail; some have not ended, or were cancelled. */
    private static Snapshot pools(Random random, int pools, int tasks) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        int lanes = 2;
        int[][] workers = new int[pools][];
        for (int pool = 0; pool < pools; pool++) {
            trace.executorOpened(0, pool + 1, 1, names.intern("pool " + pool % 2));
            workers[pool] = new int[1 + random.nextInt(3)];
            for (int i = 0; i < workers[pool].length; i++) {
                workers[pool][i] = ++lanes;
                trace.laneOpened(random.nextInt(9), lanes, 1, LaneKind.THREAD,
                        random.nextInt(4) > 0 ? LaneRole.WORKER : LaneRole.PLAIN, names.intern("worker " + lanes));
            }
        }
        long[] free = new long[lanes + 1];
        Arrays.fill(free, 10);
        long submitted = 10;
        long last = 10;
        List<Runnable> later = new ArrayList<>();
        List<Long> when = new ArrayList<>();
        for (int i = 1; i <= tasks; i++) {
            int task = i;
            int pool = random.nextInt(pools + 1);
            submitted += random.nextInt(5);
            long at = submitted;
            int name = random.nextInt(3);
            put(later, when, at, () -> trace.taskSubmitted(at, 2, task, pool == pools ? 0 : pool + 1,
                    name == 0 ? 0 : names.intern("name " + name)));
            int lane = pool == pools ? 2 : workers[pool][random.nextInt(workers[pool].length)];
            long start = Math.max(at, free[lane]) + random.nextInt(4);
            long end = start + random.nextInt(20);
            if (random.nextInt(9) > 0 && free[lane] < Long.MAX_VALUE / 2) {
                put(later, when, start, () -> trace.taskStarted(start, lane, task));
                if (random.nextInt(20) == 0) {
                    free[lane] = Long.MAX_VALUE / 2; // it never ends
                } else {
                    put(later, when, end, () -> trace.taskEnded(end, lane, task, TaskState.SUCCEEDED, 0));
                    free[lane] = end + 1;
                    last = Math.max(last, end);
                }
            }
            last = Math.max(last, at);
        }
        Integer[] order = new Integer[later.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(when::get));
        for (int i : order) {
            later.get(i).run();
        }
        trace.publish(last + random.nextInt(5));
        return trace.snapshot();
    }

    private static void put(List<Runnable> later, List<Long> when, long time, Runnable record) {
        later.add(record);
        when.add(time);
    }

    @Property(tries = 300)
    void loadsAreThoseOfEachNanosecond(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int pools,
            @ForAll @IntRange(min = 1, max = 700) int tasks) {
        Random random = new Random(seed);
        Snapshot snapshot = pools(random, pools, tasks);
        Loads loads = Loads.of(snapshot);
        long length = snapshot.horizon() - snapshot.first();
        long from = snapshot.first() - 3 + random.nextLong(length + 3);
        long to = from + random.nextLong(length + 6);
        Parts parts = Parts.of(from, to, 1 + random.nextInt(40));
        for (int executor : loads.executors()) {
            Load load = loads.over(parts, executor);
            for (int part = 0; part < parts.count(); part++) {
                check(snapshot, load, part);
            }
        }
        TreeSet<Integer> ran = new TreeSet<>();
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.taskStarted(task) != Trace.NONE) {
                ran.add(snapshot.taskExecutor(task));
            }
        }
        assertThat(loads.executors()).containsAll(ran);
    }

    private static void check(Snapshot snapshot, Load load, int part) {
        long from = load.parts().edge(part);
        long to = load.parts().edge(part + 1);
        TreeSet<Integer> lanes = new TreeSet<>();
        long running = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.taskExecutor(task) == load.executor() && snapshot.taskStarted(task) != Trace.NONE) {
                lanes.add(snapshot.taskLane(task));
                long ended = snapshot.taskEnded(task) == Trace.NONE ? snapshot.horizon() : snapshot.taskEnded(task);
                for (long time = from; time < to; time++) {
                    running += snapshot.taskStarted(task) <= time && time < ended ? 1 : 0;
                }
            }
        }
        assertThat(load.running().get(part)).isCloseTo(running / (double) Math.max(1, to - from), within(1e-9));
        long there = 0;
        long busy = 0;
        for (int id : lanes) {
            Lane lane = snapshot.lane(id);
            for (long time = from; lane.rest() == State.IDLE && time < Math.min(to, snapshot.horizon()); time++) {
                State state = Scribble.at(lane, time);
                there += state == null ? 0 : 1;
                busy += state == null || state == State.IDLE ? 0 : 1;
            }
        }
        if (there == 0) {
            assertThat(load.used().get(part)).isNaN();
        } else {
            assertThat(load.used().get(part)).isCloseTo(busy / (double) there, within(1e-9));
        }
        assertThat(load.queued().get(part)).isEqualTo(queued(snapshot, load.executor(), from, Math.max(from + 1, to)));
    }

    private static long queued(Snapshot snapshot, int executor, long from, long to) {
        long most = 0;
        if (executor > 0) {
            var queue = snapshot.executor(executor).orElseThrow().queue();
            for (int i = 0; i < queue.size(); i++) {
                boolean holds = queue.time(i) < to && (i + 1 == queue.size() || queue.time(i + 1) > from);
                most = holds || queue.time(i) >= from && queue.time(i) < to ? Math.max(most, queue.value(i)) : most;
            }
        }
        return most;
    }

    @Property(tries = 200)
    void groupsHaveTheFiguresOfTheirTasks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int pools,
            @ForAll @IntRange(min = 1, max = 200) int tasks) {
        Random random = new Random(seed);
        Snapshot snapshot = pools(random, pools, tasks);
        Area area = Area.of(snapshot);
        for (By by : By.values()) {
            Map<Integer, List<Integer>> expected = new HashMap<>();
            for (int task : TaskIds.in(snapshot, area)) {
                int lane = snapshot.taskLane(task);
                int key = switch (by) {
                    case EXECUTOR -> snapshot.taskExecutor(task);
                    case NAME -> snapshot.taskName(task);
                    case LANE -> lane == 0 ? -1 : lane;
                    case WORKER -> lane == 0 || snapshot.lane(lane).rest() != State.IDLE ? -1 : lane;
                };
                expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(task);
            }
            expected.remove(-1);
            Groups groups = Groups.of(snapshot, area, by);
            assertThat(groups.others()).isZero();
            assertThat(groups.groups()).extracting(Group::key).containsExactlyInAnyOrderElementsOf(expected.keySet());
            assertThat(groups.groups()).extracting(Group::count)
                    .isSortedAccordingTo(Comparator.<Integer>reverseOrder());
            for (Group group : groups.groups()) {
                check(snapshot, expected.get(group.key()), group);
            }
        }
    }

    private static void check(Snapshot snapshot, List<Integer> tasks, Group group) {
        assertThat(group.count()).isEqualTo(tasks.size());
        assertThat(group.waited()).isEqualTo(distribution(snapshot, tasks, Measure.WAITED));
        assertThat(group.ran()).isEqualTo(distribution(snapshot, tasks, Measure.RAN));
    }

    private static Optional<Distribution> distribution(
            Snapshot snapshot, List<Integer> tasks, Measure measure) {
        long[] durations = tasks.stream()
                .mapToLong(task -> TaskFigures.duration(snapshot, measure, task, new StateTimes()))
                .filter(duration -> duration != Trace.NONE).toArray();
        return durations.length == 0 ? Optional.empty() : Optional.of(Distribution.of(durations));
    }

    @Property(tries = 300)
    void partsHoldEachTimeOnce(@ForAll long seed) {
        Random random = new Random(seed);
        long start = random.nextLong(-1000, 1L << random.nextInt(1, 60));
        Parts parts = Parts.of(start, start + random.nextLong(1L << random.nextInt(1, 60)), 1 + random.nextInt(300));
        assertThat(parts.edge(0)).isEqualTo(start);
        assertThat(parts.edge(parts.count())).isEqualTo(parts.end());
        for (int i = 0; i < 20 && parts.end() > parts.start(); i++) {
            long time = random.nextLong(parts.start(), parts.end());
            int part = parts.at(time);
            assertThat(time).isBetween(parts.edge(part), parts.edge(part + 1) - 1);
        }
    }
}
