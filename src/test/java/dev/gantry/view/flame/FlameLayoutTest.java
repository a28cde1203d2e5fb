package dev.gantry.view.flame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.insight.stack.CallTree;
import dev.gantry.insight.stack.Sampling;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;

/** Where boxes lie, and where the keys lead. */
@Tag("engine")
class FlameLayoutTest {
    private static final double WIDTH = 1000;

    @ParameterizedTest
    @EnumSource
    void aBoxLiesInThatOfItsCallerWithItsShareOfTheWidthAndNoTwoOverlap(CallTree.Order order) {
        CallTree tree = tree(Sampling.random(4).snapshot(), order);
        FlameLayout layout = FlameLayout.of(tree, 0, WIDTH);
        Map<Integer, FlameLayout.Box> byNode = layout.boxes().stream()
                .collect(Collectors.toMap(FlameLayout.Box::node, Function.identity()));

        for (FlameLayout.Box box : layout.boxes()) {
            assertThat(box.width()).isCloseTo(WIDTH * tree.total(box.node()) / tree.total(0), within(1e-6));
            if (box.node() != 0) {
                FlameLayout.Box caller = byNode.get(tree.parent(box.node()));
                assertThat(box.row()).isEqualTo(caller.row() + 1);
                assertThat(box.x()).isGreaterThanOrEqualTo(caller.x() - 1e-6);
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(caller.x() + caller.width() + 1e-6);
            }
            assertThat(layout.boxes()).noneMatch(other -> other.row() == box.row() && other.node() != box.node()
                    && other.x() < box.x() + box.width() - 1e-6 && box.x() < other.x() + other.width() - 1e-6);
        }
        long seen = layout.boxes().size();
        long wide = 0;
        for (int node = 0; node < tree.size(); node++) {
            wide += WIDTH * tree.total(node) / tree.total(0) >= FlameLayout.NARROWEST ? 1 : 0;
        }
        assertThat(seen).isEqualTo(wide);
        assertThat(layout.depth()).isEqualTo(layout.boxes().stream().mapToInt(FlameLayout.Box::row).max().orElseThrow()
                + 1);
    }

    @Test
    void whatFillsTheWidthHasItsCallersAboveItAndWhatItCalledBelow() {
        Sampling sampling = new Sampling(1);
        sampling.sample(1, 10, 30, SampleKind.RUNNING, List.of("main", "read", "parse"));
        sampling.sample(1, 20, 10, SampleKind.RUNNING, List.of("main", "read"));
        sampling.sample(1, 30, 60, SampleKind.RUNNING, List.of("main", "write"));
        Snapshot snapshot = sampling.snapshot();
        CallTree tree = tree(snapshot, CallTree.Order.MERGED);
        Flame flame = new Flame(snapshot, tree);
        int read = node(flame, "read");
        FlameLayout layout = FlameLayout.of(tree, read, WIDTH);

        assertThat(layout.boxes()).extracting(box -> flame.name(box.node()) + " " + Math.round(box.width())
                + (box.above() ? " above" : "")).containsExactly("all 1000 above", "main 1000 above", "read 1000",
                        "parse 750");
        assertThat(flame.text(read)).startsWith("read\nread:").contains("40 ns (40.0 %), itself 10 ns (10.0 %)");
        assertThat(flame.stack(node(flame, "parse"))).matches("parse \\(.+\\)\nread \\(.+\\)\nmain \\(.+\\)\n");
    }

    @Test
    void theKeysGoToTheCallerToWhatItCalledMostAndBesideAndOutGoesBack() {
        Sampling sampling = new Sampling(1);
        sampling.sample(1, 10, 30, SampleKind.RUNNING, List.of("main", "read"));
        sampling.sample(1, 30, 60, SampleKind.RUNNING, List.of("main", "write"));
        Snapshot snapshot = sampling.snapshot();
        CallTree tree = tree(snapshot, CallTree.Order.MERGED);
        Flame flame = new Flame(snapshot, tree);
        FlameLayout layout = FlameLayout.of(tree, 0, WIDTH);

        assertThat(flame.chosen()).isEmpty();
        move(flame, layout, Flame.Way.TO_CALLED);
        assertThat(flame.chosen()).contains(0);
        move(flame, layout, Flame.Way.TO_CALLED, Flame.Way.TO_CALLED);
        assertThat(flame.name(flame.chosen().orElseThrow())).isEqualTo("write");
        move(flame, layout, Flame.Way.RIGHT);
        assertThat(flame.name(flame.chosen().orElseThrow())).isEqualTo("read");
        move(flame, layout, Flame.Way.LEFT, Flame.Way.TO_CALLER);
        assertThat(flame.name(flame.chosen().orElseThrow())).isEqualTo("main");
        flame.zoom(node(flame, "write"));
        assertThat(flame.out()).isTrue();
        assertThat(flame.filling()).isZero();
        assertThat(flame.out()).isFalse();
        assertThat(flame.matches(node(flame, "write"), "RIT")).isTrue();
        assertThat(flame.matches(0, "all")).isFalse();
    }

    @Test
    void namesAreShownWithoutPackagesAndFunctionsOfOnePackageHaveOneColour() {
        assertThat(Flame.label("java.util.ArrayList.add")).isEqualTo("ArrayList.add");
        assertThat(Flame.label("Busy.fib")).isEqualTo("Busy.fib");
        assertThat(Flame.label("main")).isEqualTo("main");
        assertThat(Flame.label("std::vector<a.b>::push(int, x.y)")).endsWith("b>::push(int, x.y)");
        Sampling sampling = new Sampling(1);
        sampling.sample(1, 10, 30, SampleKind.RUNNING, List.of("a.b.C.one", "a.b.D.two", "x.y.Z.three"));
        Snapshot snapshot = sampling.snapshot();
        Flame flame = new Flame(snapshot, tree(snapshot, CallTree.Order.MERGED));

        assertThat(flame.style(1)).isEqualTo(flame.style(2)).isNotEqualTo(flame.style(3));
    }

    @Test
    void weightsAreToldInTheirUnits() {
        assertThat(Weights.text(CallTree.Unit.BYTES, 999)).isEqualTo("999 B");
        assertThat(Weights.text(CallTree.Unit.BYTES, 1_240)).isEqualTo("1.2 kB");
        assertThat(Weights.text(CallTree.Unit.BYTES, 41_000_000)).isEqualTo("41 MB");
        assertThat(Weights.text(CallTree.Unit.BYTES, Long.MAX_VALUE)).isEqualTo("9.2 EB");
        assertThat(Weights.text(CallTree.Unit.SAMPLES, 1)).isEqualTo("1 sample");
        assertThat(Weights.share(1, 0)).isEqualTo("–");
    }

    private static void move(Flame flame, FlameLayout layout, Flame.Way... ways) {
        for (Flame.Way way : ways) {
            flame.move(way, layout);
        }
    }

    private static int node(Flame flame, String name) {
        int node = 0;
        while (!flame.name(node).equals(name)) {
            node++;
        }
        return node;
    }

    private static CallTree tree(Snapshot snapshot, CallTree.Order order) {
        return CallTree.of(snapshot, Sampling.all(snapshot, SampleKind.RUNNING), order);
    }
}
