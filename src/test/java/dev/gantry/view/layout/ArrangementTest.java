package dev.gantry.view.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.frame.Charts;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.hit.HitTest;
import dev.gantry.view.time.Viewport;

/** How lanes are pinned, hidden, moved, sorted and filtered. */
class ArrangementTest {
    private static final int ZEBRA = 2;
    private static final int APE10 = 3;
    private static final int APE9 = 4;
    private static final int INNER = 5;

    /** One process with three threads; the last holds a coroutine. */
    private final Snapshot snapshot = zoo();

    @Test
    void sortsByStartNameBusyTimeAndActivity() {
        assertThat(labels(Arrangement.USUAL)).containsExactly("zoo", "zebra", "ape 10", "Ape 9", "inner");
        assertThat(labels(Arrangement.USUAL.sorted(LaneSort.NAME))).containsExactly("zoo", "Ape 9", "inner", "ape 10",
                "zebra");
        assertThat(labels(Arrangement.USUAL.sorted(LaneSort.BUSY))).containsExactly("zoo", "ape 10", "zebra", "Ape 9",
                "inner");
        assertThat(labels(Arrangement.USUAL.sorted(LaneSort.ACTIVITY))).containsExactly("zoo", "Ape 9", "inner",
                "zebra", "ape 10");
    }

    @Test
    void aLaneIsMovedAmongThoseBesideIt() {
        LaneLayout layout = layout(Arrangement.USUAL);
        assertThat(LaneMoves.beside(snapshot, layout, APE9)).containsExactly(ZEBRA, APE10, APE9);
        assertThat(labels(LaneMoves.moved(snapshot, layout, APE9, false))).containsExactly("zoo", "zebra", "Ape 9",
                "inner", "ape 10");
        assertThat(labels(LaneMoves.moved(snapshot, layout, ZEBRA, true))).containsExactly("zoo", "ape 10", "zebra",
                "Ape 9", "inner");
        assertThat(LaneMoves.moved(snapshot, layout, ZEBRA, false)).as("it is the first").isEqualTo(
                Arrangement.USUAL);
        assertThat(LaneMoves.moved(snapshot, layout, APE9, true)).as("it is the last").isEqualTo(Arrangement.USUAL);
        assertThat(labels(LaneMoves.movedBefore(snapshot, layout, APE9, ZEBRA))).containsExactly("zoo", "Ape 9",
                "inner", "zebra", "ape 10");
        assertThat(labels(LaneMoves.movedBefore(snapshot, layout, ZEBRA, 0))).containsExactly("zoo", "ape 10", "Ape 9",
                "inner", "zebra");
    }

    @Test
    void sortingForgetsWhatWasMovedByHand() {
        Arrangement moved = LaneMoves.movedBefore(snapshot, layout(Arrangement.USUAL), APE9, ZEBRA);
        assertThat(moved.sorted(LaneSort.START)).isEqualTo(Arrangement.USUAL);
    }

    @Test
    void hidesALaneWithAllInItAndCountsIt() {
        LaneLayout layout = layout(Arrangement.USUAL.hiding(APE9));
        assertThat(labels(layout)).containsExactly("zoo", "zebra", "ape 10");
        assertThat(layout.hiddenLanes()).isEqualTo(1);
        assertThat(layout.lineOf(INNER)).isEqualTo(-1);
        assertThat(labels(layout.arrangement().hidingNothing())).hasSize(5);
    }

    @Test
    void theFilterShowsWhatMatchesAndWhatHoldsIt() {
        LaneLayout layout = layout(Arrangement.USUAL.filtered("INN"));
        assertThat(labels(layout)).containsExactly("zoo", "Ape 9", "inner");
        assertThat(layout.matches()).isEqualTo(1);
        assertThat(labels(Arrangement.USUAL.filtered(" ape "))).containsExactly("zoo", "ape 10", "Ape 9");
        assertThat(labels(Arrangement.USUAL.filtered("nobody"))).isEmpty();
    }

    @Test
    void aFilterOfLanesThatTakesTooLongIsTold() {
        LaneLayout layout = layout(Arrangement.USUAL.filtered("/" + ".?".repeat(400) + "!!/"));
        assertThat(layout.problem()).hasValueSatisfying(
                problem -> assertThat(problem.code()).isEqualTo("filter.effort"));
        assertThat(layout(Arrangement.USUAL.filtered("/a.?e/")).problem()).isEmpty();
    }

    @Test
    void pinnedLinesStayAtTheTopWhileTheOthersAreScrolled() {
        LaneLayout layout = layout(Arrangement.USUAL.pinned(INNER, true).pinned(ZEBRA, true));
        assertThat(labels(layout)).containsExactly("inner", "zebra", "zoo", "zebra", "ape 10", "Ape 9", "inner");
        assertThat(layout.pinned()).isEqualTo(2);
        assertThat(layout.lineOf(ZEBRA)).as("its own place").isEqualTo(3);
        int scroll = 40;
        Frame frame = Charts.of(snapshot, layout, new Viewport(-10, 1100, scroll), FrameOptions.NONE, 900, 300);
        for (int y = frame.lanesTop(); y < frame.lanesTop() + layout.height() - scroll; y++) {
            Hit hit = HitTest.at(frame, layout, 150, y);
            int line = ((Hit.OnHead) hit).line();
            int top = frame.lanesTop() + layout.top(line) - (line < 2 ? 0 : scroll);
            assertThat(y).isBetween(top, top + layout.height(line) - 1);
            assertThat(line).satisfiesAnyOf(
                    of -> assertThat(of).isLessThan(2),
                    of -> assertThat(top + layout.height(of)).isGreaterThan(frame.lanesTop()
                            + layout.pinnedHeight()));
        }
        assertThat(layout.arrangement().pinned(INNER, false).pinned()).containsExactly(ZEBRA);
        assertThat(LaneMoves.pinnedBefore(layout, ZEBRA, INNER).pinned()).containsExactly(ZEBRA, INNER);
        assertThat(layout.arrangement().hiding(ZEBRA).pinned()).containsExactly(INNER);
    }

    @Test
    void noNameThatWasScrolledUnderThePinnedLinesIsWritten() {
        LaneLayout layout = layout(Arrangement.USUAL.pinned(ZEBRA, true));
        Frame frame = Charts.of(snapshot, layout, new Viewport(-10, 1100, 45), FrameOptions.NONE, 900, 300);
        int edge = frame.lanesTop() + layout.pinnedHeight();
        List<String> above = IntStream.range(0, frame.texts().size())
                .filter(i -> frame.texts().isBelowRuler(i) && frame.texts().baseline(i) < edge)
                .mapToObj(i -> frame.texts().text(i))
                .toList();
        assertThat(above).containsExactly("zebra");
    }

    @Test
    void rowsAreCompactOrTall() {
        int usual = layout(Arrangement.USUAL).height();
        assertThat(layout(Arrangement.USUAL.with(RowHeight.COMPACT)).height()).isLessThan(usual);
        LaneLayout tall = layout(Arrangement.USUAL.with(RowHeight.TALL));
        assertThat(tall.height()).isGreaterThan(usual);
        assertThat(tall.updated(zoo())).as("a later snapshot keeps the rows").satisfies(
                later -> assertThat(later.height()).isEqualTo(tall.height()));
        assertThat(RowHeight.TALL.next()).isEqualTo(RowHeight.COMPACT);
    }

    @Test
    void foldsAndOpensAll() {
        LaneLayout folded = layout(LaneMoves.foldedAll(snapshot, layout(Arrangement.USUAL), true));
        assertThat(labels(folded)).containsExactly("zoo");
        assertThat(labels(LaneMoves.foldedAll(snapshot, folded, false))).hasSize(5);
        assertThat(labels(Arrangement.USUAL.with(Folds.NONE.with(APE9, true)))).containsExactly("zoo", "zebra",
                "ape 10", "Ape 9", "1 coroutine");
    }

    @Test
    void tenThousandLanesAreLaidOutWithEveryArrangement() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        for (int lane = 2; lane <= 10_001; lane++) {
            trace.laneOpened(lane, lane, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("pool_" + (20_000 - lane)));
        }
        trace.finish(20_000);
        Snapshot many = trace.snapshot();
        for (LaneSort sort : LaneSort.values()) {
            LaneLayout layout = LaneLayout.of(many, Arrangement.USUAL.sorted(sort), Metrics.USUAL);
            assertThat(layout.size()).isEqualTo(10_001);
            assertThat(layout.updated(many)).isSameAs(layout);
        }
        assertThat(LaneLayout.of(many, Arrangement.USUAL, Metrics.USUAL).label(many, 1)).isEqualTo("pool_9999");
        assertThat(LaneLayout.of(many, Arrangement.USUAL.filtered("pool_1234"), Metrics.USUAL).matches())
                .isEqualTo(11 - 1);
    }

    private static Snapshot zoo() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("zoo"));
        trace.laneOpened(1, ZEBRA, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("zebra"));
        trace.laneOpened(2, APE10, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("ape 10"));
        trace.laneOpened(3, APE9, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("Ape 9"));
        trace.laneOpened(4, INNER, APE9, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("inner"));
        slice(trace, ZEBRA, 100, 200);
        slice(trace, ZEBRA, 300, 400);
        slice(trace, APE10, 100, 900);
        for (int i = 0; i < 5; i++) {
            slice(trace, APE9, 100 + i * 20, 110 + i * 20);
        }
        trace.finish(1000);
        return trace.snapshot();
    }

    private static void slice(Trace trace, int lane, long start, long end) {
        trace.sliceStarted(start, lane, State.RUNNING, 0);
        trace.sliceEnded(end, lane);
    }

    private LaneLayout layout(Arrangement arrangement) {
        return LaneLayout.of(snapshot, arrangement, Metrics.USUAL);
    }

    private List<String> labels(Arrangement arrangement) {
        return labels(layout(arrangement));
    }

    private List<String> labels(LaneLayout layout) {
        return IntStream.range(0, layout.size()).mapToObj(line -> layout.label(snapshot, line)).toList();
    }
}
