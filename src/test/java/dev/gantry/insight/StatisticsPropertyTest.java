package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** The figures are what one finds by looking at every slice at every nanosecond, and at every task. */
class StatisticsPropertyTest {
    @Property(tries = 200)
    void lanesAndStatesAreThoseOfEachNanosecond(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes) {
        Random random = new Random(seed);
        Snapshot snapshot = Scribble.of(random, lanes, 60);
        Statistics figures = Statistics.of(snapshot, area(random, snapshot));
        Area area = figures.area();
        double[] sums = new double[State.values().length];
        for (LaneTime lane : figures.lanes()) {
            StateTimes expected = new StateTimes();
            for (long time = area.start(); time < area.end(); time++) {
                State state = Scribble.at(snapshot.lane(lane.lane()), time);
                if (state != null) {
                    expected.add(state, 1);
                    sums[state.ordinal()]++;
                }
            }
            assertThat(lane.times()).as("lane %s", lane.lane()).isEqualTo(expected.toMap());
            assertThat(lane.unknown()).isNotNegative();
        }
        for (State state : State.values()) {
            assertThat(figures.time(state)).isEqualTo(sums[state.ordinal()]);
        }
    }

    @Property(tries = 200)
    void concurrencyIsThatOfEachNanosecond(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes) {
        Random random = new Random(seed);
        Snapshot snapshot = Scribble.of(random, lanes, 60);
        Statistics figures = Statistics.of(snapshot, area(random, snapshot));
        Area area = figures.area();
        long[] times = new long[lanes + 1];
        int[] levels = new int[(int) area.length()];
        for (int i = 0; i < levels.length; i++) {
            for (int id = 2; id < lanes + 2; id++) {
                State state = area.hasLane(id) ? Scribble.at(snapshot.lane(id), area.start() + i) : null;
                levels[i] += state != null && state.isWork() ? 1 : 0;
            }
            times[levels[i]]++;
        }
        Concurrency.Steps steps = figures.concurrency().steps().orElseThrow();
        int most = Arrays.stream(levels).max().orElse(0);
        assertThat(steps.most()).isEqualTo(most);
        assertThat(steps.times()).isEqualTo(Arrays.stream(times).limit(most + 1).boxed().toList());
        assertThat(figures.concurrency().mean())
                .isCloseTo(Arrays.stream(levels).average().orElse(0), within(1e-9));
        for (int part = 0; part < Concurrency.parts(area); part++) {
            int from = (int) (Concurrency.edge(area, part) - area.start());
            int to = (int) (Concurrency.edge(area, part + 1) - area.start());
            int[] own = Arrays.copyOfRange(levels, from, to);
            assertThat(steps.peaks().get(part)).isEqualTo(Arrays.stream(own).max().orElse(0));
            assertThat(figures.concurrency().curve().get(part))
                    .isCloseTo(Arrays.stream(own).average().orElse(0), within(1e-9));
        }
    }

    @Property(tries = 200)
    void tasksAreThoseThatRanInTheArea(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes) {
        Random random = new Random(seed);
        Snapshot snapshot = Scribble.of(random, lanes, 150);
        Statistics figures = Statistics.of(snapshot, area(random, snapshot));
        Area area = figures.area();
        List<Integer> expected = new ArrayList<>();
        List<Long> ran = new ArrayList<>();
        List<Long> blocked = new ArrayList<>();
        for (int task = 1; task <= snapshot.tasks(); task++) {
            boolean never = snapshot.taskStarted(task) == Trace.NONE;
            long from = never ? snapshot.taskSubmitted(task) : snapshot.taskStarted(task);
            long to = snapshot.taskEnded(task) == Trace.NONE ? Long.MAX_VALUE : snapshot.taskEnded(task);
            boolean lane = area.hasAllLanes() || !never && area.lanes().contains(snapshot.taskLane(task));
            if (lane && from <= area.end() && (to > area.start() || to == from && from >= area.start())) {
                expected.add(task);
                if (!never) {
                    ran.add(to - from);
                    long sum = 0;
                    for (long time = from; time < to; time++) {
                        sum += Scribble.at(snapshot.lane(snapshot.taskLane(task)), time) == State.BLOCKED ? 1 : 0;
                    }
                    blocked.add(sum);
                }
            }
        }
        assertThat(figures.tasks().tasks()).isEqualTo(expected);
        int counted = 0;
        for (TaskState state : TaskState.values()) {
            counted += figures.tasks().count(state);
        }
        assertThat(counted).isEqualTo(expected.size());
        check(figures, snapshot, Measure.RAN, ran);
        check(figures, snapshot, Measure.BLOCKED, blocked);
    }

    @Property(tries = 300)
    void everyDurationIsInOneBin(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        Random random = new Random(seed);
        int bits = 1 + random.nextInt(62);
        long base = random.nextBoolean() ? 0 : random.nextLong(1L << bits);
        long[] durations = random.longs(count, 0, 1L << bits).map(value -> base + value).sorted().toArray();
        Histogram histogram = Histogram.of(durations);
        assertThat(histogram.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(count);
        assertThat(histogram.edges()).isSorted().doesNotHaveDuplicates().hasSize(histogram.counts().size() + 1);
        assertThat(histogram.counts().getFirst()).as("no empty bins before the first").isPositive();
        assertThat(histogram.counts().getLast()).as("nor after the last").isPositive();
        int[] own = new int[histogram.counts().size()];
        Arrays.stream(durations).forEach(duration -> own[histogram.bin(duration)]++);
        assertThat(Arrays.stream(own).boxed().toList()).isEqualTo(histogram.counts());
        assertThat(histogram.counts().size()).isLessThanOrEqualTo(64);
    }

    @Property(tries = 300)
    void countedDurationsAreDistributedLikeSortedOnes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
        Random random = new Random(seed);
        int bits = 1 + random.nextInt(63);
        long least = random.nextBoolean() ? 0 : random.nextLong(Long.MAX_VALUE);
        long[] durations = random.longs(count, 0, Long.MAX_VALUE).map(value -> value >>> 63 - bits)
                .map(value -> least > Long.MAX_VALUE - value ? Long.MAX_VALUE : least + value).toArray();
        Distribution counted = Ranks.distribution(each -> {
            Arrays.stream(durations).forEach(each);
            return true;
        });
        Distribution sorted = Distribution.of(durations.clone());
        assertThat(counted.total()).isCloseTo(sorted.total(), withinPercentage(1e-9)); // added in another order
        assertThat(counted).usingRecursiveComparison().ignoringFields("total").isEqualTo(sorted);
    }

    @Property(tries = 50)
    void tasksThatAreTooManyToSortHaveTheSameFigures(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot snapshot = Scribble.of(random, 4, 150);
        Area area = area(random, snapshot).within(snapshot);
        TaskFigures sorted = TaskFigures.of(snapshot, area, new Going(() -> true, _ -> {}, 1)).orElseThrow();
        TaskFigures counted = TaskFigures.of(snapshot, area, new Going(() -> true, _ -> {}, 1), 0).orElseThrow();
        for (Measure measure : Measure.values()) {
            assertThat(counted.distribution(measure)).usingRecursiveComparison().ignoringFields("value.total")
                    .isEqualTo(sorted.distribution(measure));
        }
    }

    private static void check(Statistics figures, Snapshot snapshot, Measure measure, List<Long> expected) {
        if (expected.isEmpty()) {
            assertThat(figures.tasks().distribution(measure)).isEmpty();
            return;
        }
        Distribution of = figures.tasks().distribution(measure).orElseThrow();
        List<Long> sorted = expected.stream().sorted().toList();
        assertThat(of.count()).isEqualTo(sorted.size());
        assertThat(of.least()).isEqualTo(sorted.getFirst());
        assertThat(of.most()).isEqualTo(sorted.getLast());
        for (var percentile : List.of(new long[]{50, of.p50()}, new long[]{90, of.p90()}, new long[]{99, of.p99()})) {
            long within = sorted.stream().filter(value -> value <= percentile[1]).count();
            long below = sorted.stream().filter(value -> value < percentile[1]).count();
            assertThat(within * 100).isGreaterThanOrEqualTo(percentile[0] * sorted.size());
            assertThat(below * 100).isLessThan(percentile[0] * sorted.size());
        }
        for (int bin = 0; bin < of.histogram().counts().size(); bin++) {
            assertThat(figures.tasks().tasks(snapshot, measure, bin, bin)).hasSize(of.histogram().counts().get(bin));
        }
    }

    private static Area area(Random random, Snapshot snapshot) {
        Area all = Area.of(snapshot);
        if (random.nextInt(4) == 0 || all.length() == 0) {
            return all;
        }
        long from = all.start() + random.nextLong(all.length());
        Set<Integer> lanes = new HashSet<>();
        for (int id = 2; id <= snapshot.lanes() && random.nextInt(3) > 0; id++) {
            lanes.add(id);
        }
        return new Area(from, from + random.nextLong(all.end() - from + 5), lanes);
    }
}
