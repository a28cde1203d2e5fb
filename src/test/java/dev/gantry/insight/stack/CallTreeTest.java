package dev.gantry.insight.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;

@Tag("engine")
class CallTreeTest {
    private static final List<String> MAIN_READ = List.of("main", "read");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void mergedEveryPathWeighsWhatItsSamplesDo(int seed) {
        Sampling sampling = Sampling.random(seed);
        Map<List<String>, Long> selfs = new HashMap<>();
        Map<List<String>, Long> totals = new HashMap<>();
        for (Sampling.One each : sampling.samples()) {
            selfs.merge(each.frames(), each.weight(), Long::sum);
            for (int depth = 0; depth <= each.frames().size(); depth++) {
                totals.merge(each.frames().subList(0, depth), each.weight(), Long::sum);
            }
        }
        Snapshot snapshot = sampling.snapshot();
        CallTree tree = CallTree.of(snapshot, Sampling.all(snapshot, SampleKind.RUNNING), CallTree.Order.MERGED);

        assertThat(tree.size()).isEqualTo(totals.size());
        assertThat(tree.samples()).isEqualTo(sampling.samples().size());
        Map<Integer, Long> inside = new HashMap<>();
        for (int node = 0; node < tree.size(); node++) {
            List<String> path = path(snapshot, tree, node);
            assertThat(tree.total(node)).isEqualTo(totals.get(path));
            assertThat(tree.self(node)).isEqualTo(selfs.getOrDefault(path, 0L));
            if (node > 0) {
                inside.merge(tree.parent(node), tree.total(node), Long::sum);
                assertThat(tree.start(node)).isGreaterThanOrEqualTo(tree.start(tree.parent(node)));
                assertThat(tree.start(node) + tree.total(node))
                        .isLessThanOrEqualTo(tree.start(tree.parent(node)) + tree.total(tree.parent(node)));
            }
        }
        inside.forEach((node, sum) -> assertThat(sum + tree.self(node)).isEqualTo(tree.total(node)));
        heaviestFirst(tree);
    }

    private static void heaviestFirst(CallTree tree) {
        for (int a = 1; a < tree.size(); a++) {
            for (int b = 1; b < tree.size(); b++) {
                if (tree.parent(a) == tree.parent(b) && tree.total(a) > tree.total(b)) {
                    assertThat(tree.start(a)).isLessThan(tree.start(b));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void inOrderOfTimeEverySampleLiesWhereItsTurnIs(int seed) {
        Sampling sampling = Sampling.random(seed);
        Snapshot snapshot = sampling.snapshot();
        CallTree tree = CallTree.of(snapshot, Sampling.all(snapshot, SampleKind.RUNNING), CallTree.Order.BY_TIME);
        long at = 0;
        for (Sampling.One each : sampling.samples()) {
            for (int depth = 1; depth <= each.frames().size(); depth++) {
                assertThat(path(snapshot, tree, covering(tree, depth, at))).isEqualTo(each.frames().subList(0, depth));
            }
            at += each.weight();
        }
        assertThat(tree.total(0)).isEqualTo(at);
        assertThat(tree.leftOut()).isZero();
    }

    private static int covering(CallTree tree, int depth, long at) {
        List<Integer> found = new ArrayList<>();
        for (int node = 1; node < tree.size(); node++) {
            if (tree.depth(node) == depth && tree.start(node) <= at && tree.start(node) + tree.total(node) > at) {
                found.add(node);
            }
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void samplesOfAnotherLaneTimeKindOrSliceDoNotCount() {
        Sampling sampling = new Sampling(2);
        sampling.slice(1, 100, 200, "wanted");
        sampling.sample(1, 50, 1, SampleKind.RUNNING, List.of("early"));
        sampling.sample(1, 150, 1, SampleKind.RUNNING, List.of("inside"));
        sampling.sample(2, 150, 1, SampleKind.RUNNING, List.of("other"));
        sampling.sample(1, 150, 1, SampleKind.NATIVE, List.of("native"));
        Snapshot snapshot = sampling.snapshot();

        assertThat(names(snapshot, new Area(0, 10_000, Set.of()), Wanted.ALL)).containsExactlyInAnyOrder("early",
                "inside", "other");
        assertThat(names(snapshot, new Area(0, 10_000, Set.of(1)), Wanted.ALL)).containsExactlyInAnyOrder("early",
                "inside");
        assertThat(names(snapshot, new Area(0, 100, Set.of()), Wanted.ALL)).containsExactly("early");
        assertThat(names(snapshot, new Area(0, 10_000, Set.of()), called(snapshot, "wanted")))
                .containsExactly("inside");
    }

    @Test
    void aWaitCountsWithThePartInsideTheAreaAndAnUnknownWeightMakesSamplesCount() {
        Sampling sampling = new Sampling(1);
        sampling.sample(1, 100, 100, SampleKind.WAIT, MAIN_READ);
        sampling.sample(1, 300, 100, SampleKind.WAIT, List.of("main"));
        sampling.sample(1, 10, 0, SampleKind.RUNNING, MAIN_READ);
        sampling.sample(1, 20, 5, SampleKind.RUNNING, MAIN_READ);
        Snapshot snapshot = sampling.snapshot();
        CallTree waits = CallTree.of(snapshot,
                new SampleChoice(new Area(150, 310, Set.of()), SampleKind.WAIT, Wanted.ALL), CallTree.Order.MERGED);
        CallTree ran = CallTree.of(snapshot, Sampling.all(snapshot, SampleKind.RUNNING), CallTree.Order.MERGED);

        assertThat(waits.total(0)).isEqualTo(60);
        assertThat(waits.unit()).isEqualTo(CallTree.Unit.NANOSECONDS);
        assertThat(ran.total(0)).isEqualTo(2);
        assertThat(ran.unit()).isEqualTo(CallTree.Unit.SAMPLES);
    }

    @Test
    void hotFramesCountAFunctionThatCallsItselfOnce() {
        Sampling sampling = new Sampling(1);
        sampling.sample(1, 10, 3, SampleKind.RUNNING, List.of("main", "fib", "fib", "fib"));
        sampling.sample(1, 20, 4, SampleKind.RUNNING, List.of("main", "fib"));
        sampling.sample(1, 30, 2, SampleKind.RUNNING, List.of("main", "other"));
        Snapshot snapshot = sampling.snapshot();
        List<HotFrames.Frame> frames = HotFrames
                .of(CallTree.of(snapshot, Sampling.all(snapshot, SampleKind.RUNNING), CallTree.Order.MERGED))
                .frames();

        assertThat(frames).extracting(frame -> snapshot.name(frame.name()), HotFrames.Frame::self,
                HotFrames.Frame::total).containsExactly(tuple("fib", 7L, 7L), tuple("other", 2L, 2L),
                        tuple("main", 0L, 9L));
    }

    @Test
    void whatIsCancelledEnds() {
        Snapshot snapshot = Sampling.random(1).snapshot();
        for (CallTree.Order order : CallTree.Order.values()) {
            assertThat(CallTree.of(snapshot, Sampling.all(snapshot, SampleKind.RUNNING), order, () -> false))
                    .isEmpty();
        }
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static Set<String> names(Snapshot snapshot, Area area, Wanted within) {
        CallTree tree = CallTree.of(snapshot, new SampleChoice(area, SampleKind.RUNNING, within),
                CallTree.Order.MERGED);
        Set<String> names = new HashSet<>();
        for (int node = 1; node < tree.size(); node++) {
            names.add(snapshot.name(tree.name(node)));
        }
        return names;
    }

    private static Wanted called(Snapshot snapshot, String name) {
        return new Wanted() {
            @Override
            public boolean slice(Row row, int slice) {
                return snapshot.name(row.name(slice)).equals(name);
            }

            @Override
            public boolean task(int task) {
                return false;
            }

            @Override
            public boolean lane(Lane lane) {
                return false;
            }
        };
    }

    static List<String> path(Snapshot snapshot, CallTree tree, int node) {
        List<String> path = new ArrayList<>();
        for (int at = node; at > 0; at = tree.parent(at)) {
            path.addFirst(snapshot.name(tree.name(at)));
        }
        return path;
    }
}
