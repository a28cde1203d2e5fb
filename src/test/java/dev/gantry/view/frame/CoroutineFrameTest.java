package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.hit.HitTest;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

/** What a frame shows of coroutines. */
class CoroutineFrameTest {
    private static final int EAT = 3;
    private static final int PLAY = 4;

    @Test
    void whoBlocksTheThreadOfOthersIsLoudAndSaysHowMany() {
        Frame frame = Charts.whole(Coroutines.three(), 1400);
        assertThat(rects(frame, Style.BLOCKING)).singleElement()
                .satisfies(i -> assertThat(frame.rects().subject(i)).isEqualTo(PLAY));
        assertThat(texts(frame)).contains("sleep · blocks 2 others");
        assertThat(rects(frame, Style.BLOCKED)).isEmpty();
    }

    @Test
    void aWaitThatGivesTheThreadAwayBlocksNobody() {
        Recordings made = new Recordings();
        made.trace.laneOpened(0, EAT, Recordings.MAIN, dev.gantry.trace.LaneKind.GREENLET,
                dev.gantry.trace.LaneRole.PLAIN, made.names.intern("eat"));
        made.trace.laneOpened(0, PLAY, Recordings.MAIN, dev.gantry.trace.LaneKind.GREENLET,
                dev.gantry.trace.LaneRole.PLAIN, made.names.intern("play"));
        made.trace.switched(10, Recordings.MAIN, EAT, dev.gantry.trace.SwitchReason.SWITCH);
        made.trace.blocked(20, EAT, 0, 0);
        made.trace.switched(40, EAT, PLAY, dev.gantry.trace.SwitchReason.SLEEP);
        made.trace.switched(60, PLAY, EAT, dev.gantry.trace.SwitchReason.SWITCH);
        made.trace.unblocked(70, EAT, 0);
        Snapshot snapshot = made.finish(100);
        Lane eat = snapshot.lane(EAT);
        for (int i = 0; i < eat.row(1).size(); i++) {
            assertThat(Blocking.others(snapshot, eat, eat.row(1), i)).isZero();
        }
        assertThat(eat.row(1).size()).isEqualTo(2);
    }

    @Test
    void theThreadsOwnLineNamesWhoHeldIt() {
        Frame frame = Charts.whole(Coroutines.three(), 1900);
        assertThat(rects(frame, Style.HELD)).hasSize(6)
                .allSatisfy(i -> assertThat(frame.rects().subject(i)).isEqualTo(Recordings.MAIN));
        assertThat(texts(frame)).contains("eat · switch", "drink · yield", "play · sleep", "eat · throw",
                "drink · I/O");
        int held = rects(frame, Style.HELD).getFirst();
        LaneLayout layout = LaneLayout.of(Coroutines.three(), Folds.NONE, Metrics.USUAL);
        assertThat(HitTest.at(frame, layout, frame.rects().x(held) + 4, frame.rects().y(held) + 4))
                .isInstanceOfSatisfying(Hit.OnHolder.class, hit -> {
                    assertThat(hit.lane()).isEqualTo(Recordings.MAIN);
                    assertThat(hit.first()).isZero();
                });
    }

    @Test
    void arrowsOfSwitchesSayWhy() {
        Frame frame = Charts.whole(Coroutines.three(), 1400);
        assertThat(rects(frame, Style.SWITCH)).isNotEmpty();
        assertThat(texts(frame)).contains("yield", "sleep", "throw", "I/O", "exit");
    }

    @Test
    void arrowsCanBeSwitchedOffButForTheSelectedCoroutine() {
        Snapshot snapshot = Coroutines.three();
        LaneLayout layout = LaneLayout.of(snapshot, Arrangement.USUAL.withArrows(false), Metrics.USUAL);
        assertThat(rects(frame(snapshot, layout, FrameOptions.NONE), Style.SWITCH)).isEmpty();
        int all = rects(Charts.whole(snapshot, 1400), Style.SWITCH).size();
        assertThat(rects(frame(snapshot, layout, Charts.selecting(new Selection.OfLane(5))), Style.SWITCH))
                .isNotEmpty().hasSizeLessThan(all);
    }

    @Test
    void tooManySwitchesAreANumberInsteadOfArrows() {
        Snapshot snapshot = Coroutines.many(5, 3000);
        Frame frame = Charts.whole(snapshot, 1400);
        assertThat(rects(frame, Style.SWITCH)).isEmpty();
        assertThat(texts(frame)).contains(snapshot.lane(Recordings.MAIN).switches() + " switches");
    }

    @Test
    void switchesThatLieCloseAreOneLineWithTheirNumber() {
        Snapshot snapshot = Coroutines.many(4, 12);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        Frame frame = Charts.of(snapshot, layout, new Viewport(-1_000_000_000, 3_000_000_000L, 0), FrameOptions.NONE,
                1400,
                600);
        assertThat(texts(frame)).anyMatch(text -> text.matches("\\d+ switches"));
    }

    @Test
    void manyCoroutinesFoldByThemselvesAndOpenWhenAsked() {
        Snapshot snapshot = Coroutines.many(2000, 500);
        LaneLayout folded = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        assertThat(folded.size()).isEqualTo(4);
        assertThat(folded.label(snapshot, 2)).isEqualTo("2000 coroutines");
        assertThat(folded.lineOf(1000)).isEqualTo(2);
        LaneLayout open = LaneLayout.of(snapshot, Folds.NONE.with(Recordings.MAIN, false), Metrics.USUAL);
        assertThat(open.size()).isEqualTo(2003);
        assertThat(LaneLayout.of(Coroutines.many(Folds.MANY, 30), Folds.NONE, Metrics.USUAL).size())
                .isEqualTo(Folds.MANY + 3);
    }

    @Test
    void theSummaryIsAsHighAsTheCountsOfEachColumn() {
        Snapshot snapshot = Coroutines.many(40, 400);
        Frame frame = Charts.whole(snapshot, 1300);
        CoroutineCounts crowd = snapshot.lane(Recordings.MAIN).coroutineCounts();
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        int area = layout.height(2) - 2 * Metrics.USUAL.pad() - 6;
        long[] sums = new long[CoroutineCounts.KINDS];
        for (int x = frame.scale().left() + 20; x < frame.scale().right() - 60; x++) {
            java.util.Arrays.fill(sums, 0);
            long from = frame.scale().time(x);
            long to = frame.scale().time(x + 1);
            crowd.between(from, to, sums);
            double waits = (sums[CoroutineCounts.ALIVE] - sums[CoroutineCounts.READY] - sums[CoroutineCounts.RUNNING]
                    - sums[CoroutineCounts.BLOCKED])
                    / (double) (to - from);
            assertThat((double) height(frame, Style.SUSPENDED, x)).as("waiting at %d", x)
                    .isCloseTo(waits / crowd.peak() * area, org.assertj.core.data.Offset.offset(1.01));
            double ready = sums[CoroutineCounts.READY] / (double) (to - from);
            assertThat((double) height(frame, Style.READY, x)).as("ready at %d", x)
                    .isCloseTo(ready / crowd.peak() * area, org.assertj.core.data.Offset.offset(1.01));
        }
        assertThat(texts(frame)).contains("40 coroutines");
    }

    @Test
    void theFoldedThreadSaysWhatShareOfTheTimeItWasHeld() {
        Snapshot snapshot = Coroutines.many(40, 400);
        long held = 0;
        for (int id = 3; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int i = 0; lane.depth() > 0 && i < lane.row(0).size(); i++) {
                held += lane.row(0).state(i).isWork()
                        ? Math.min(lane.row(0).end(i), snapshot.horizon()) - lane.row(0).start(i)
                        : 0;
            }
        }
        assertThat(texts(Charts.whole(snapshot, 1300)))
                .contains(Math.round(100.0 * held / snapshot.horizon()) + " %");
    }

    @Test
    void aFoldedProcessSaysHowBusyItsThreadsWere() {
        Recordings made = new Recordings();
        for (int worker = 0; worker < 4; worker++) {
            made.worker(0, 3 + worker, "w_" + worker);
            made.slice(3 + worker, dev.gantry.trace.State.RUNNING, 0, worker < 2 ? 1000 : 500);
        }
        Snapshot snapshot = made.finish(1000);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE.with(Recordings.PROCESS, true), Metrics.USUAL);
        Frame frame = frame(snapshot, layout, FrameOptions.NONE);
        assertThat(layout.size()).isEqualTo(1);
        assertThat(texts(frame)).as("main did nothing, two worked all the time, two half of it").contains("60 %");
        assertThat(rects(frame, Style.RUNNING)).hasSizeBetween(2, 3);
    }

    private static Frame frame(Snapshot snapshot, LaneLayout layout, FrameOptions emphasis) {
        return Charts.of(snapshot, layout, Viewport.fit(snapshot.first(), snapshot.horizon()), emphasis, 1400, 600);
    }

    private static List<Integer> rects(Frame frame, Style style) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < frame.rects().size(); i++) {
            if (frame.rects().style(i) == style) {
                found.add(i);
            }
        }
        return found;
    }

    private static int height(Frame frame, Style style, int x) {
        int height = 0;
        for (int i : rects(frame, style)) {
            Rects rects = frame.rects();
            height += x >= rects.x(i) && x < rects.x(i) + rects.width(i) ? rects.height(i) : 0;
        }
        return height;
    }

    private static Set<String> texts(Frame frame) {
        Set<String> texts = new java.util.HashSet<>();
        for (int i = 0; i < frame.texts().size(); i++) {
            texts.add(frame.texts().text(i));
        }
        return texts;
    }
}
