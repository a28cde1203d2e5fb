package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.budget.Gone;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

class FrameBuilderTest {
    private static final Snapshot TWENTY = Recordings.twenty(Long.MAX_VALUE);

    @Test
    void everyTaskHasItsBarAndItsNameWhereItFits() {
        Frame frame = Charts.whole(TWENTY, 1600);

        assertThat(texts(frame)).contains("task 1 · sleep", "task 20 · sleep", "main", "ThreadPoolExecutor-0_4", "java",
                "pid 4711", "queue", "most 20");
        for (int task = 1; task <= 20; task++) {
            assertThat(bars(frame, Style.RUNNING, TWENTY.taskLane(task))).isNotEmpty();
        }
    }

    @Test
    void barsAndTextsStayRightOfTheGutter() {
        Frame frame = Charts.of(TWENTY, new Viewport(500 * Recordings.MS, 900 * Recordings.MS, 0), FrameOptions.NONE,
                900,
                500);
        Rects rects = frame.rects();
        for (int i = 0; i < rects.size(); i++) {
            if (rects.count(i) > 0) {
                assertThat(rects.x(i)).isGreaterThanOrEqualTo(frame.scale().left());
                assertThat(rects.x(i) + rects.width(i)).isLessThanOrEqualTo(900);
            }
        }
        assertThat(texts(frame)).contains("task 1 · sleep");
    }

    @Test
    void namesFitTheirRoom() {
        for (int width : new int[]{400, 700, 1000, 2000}) {
            FrameTexts texts = Charts.whole(TWENTY, width).texts();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(Charts.MEASURE.width(texts.text(i), texts.font(i))).as(texts.text(i))
                        .isLessThanOrEqualTo(texts.room(i) + 1);
            }
        }
    }

    @Test
    void aBlockedStretchLiesOverItsTaskAndWithinIt() {
        Frame frame = Charts.whole(TWENTY, 1600);
        Rects rects = frame.rects();
        List<Integer> over = IntStream.range(0, rects.size()).filter(i -> rects.is(i, Rects.OVER)).boxed().toList();

        assertThat(over).hasSize(20);
        for (int i : over) {
            assertThat(IntStream.range(0, i)
                    .anyMatch(j -> rects.style(j) == Style.RUNNING && rects.subject(j) == rects.subject(i)
                            && rects.x(j) <= rects.x(i) && rects.y(j) <= rects.y(i)
                            && rects.x(j) + rects.width(j) >= rects.x(i) + rects.width(i)
                            && rects.y(j) + rects.height(j) >= rects.y(i) + rects.height(i)))
                    .isTrue();
        }
    }

    @Test
    void aTaskThatWaitsForAnotherNamesItWhereThatFits() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        made.trace.taskSubmitted(0, 3, 1, 1, made.names.intern("outer"));
        made.trace.taskStarted(0, 3, 1);
        made.trace.taskSubmitted(10, 3, 2, 1, made.names.intern("inner"));
        made.trace.blocked(100, 3, made.names.intern("gantry:result"), 2);
        made.trace.unblocked(400, 3, 0);
        made.trace.taskEnded(500, 3, 1, TaskState.SUCCEEDED, 0);
        Snapshot snapshot = made.finish(500);

        assertThat(texts(Charts.whole(snapshot, 1000))).contains("outer · waits for a result: inner");
        assertThat(texts(Charts.whole(snapshot, 540))).contains("outer · waits for a result");
    }

    @Test
    void oneMergedBarIsSpokenOfAsOne() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        for (int i = 0; i < 3; i++) {
            made.slice(3, State.RUNNING, 500_000 + 10 * i, 500_005 + 10 * i);
        }
        Snapshot snapshot = made.finish(1_000_000);

        assertThat(FrameNote.of(snapshot, Charts.whole(snapshot, 1000), 0, FrameOptions.NONE))
                .startsWith("One bar with dots shows 3 slices together.");
    }

    @Test
    void whatABudgetTookIsSaidBelowAPicture() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        made.slice(3, State.RUNNING, 500_000, 600_000);
        new TraceLoader(made.trace).gone(new Gone(0, 12_000_000_000L, 7, 3, Gone.NEVER, 0, 0));
        Snapshot snapshot = made.finish(1_000_000);

        assertThat(FrameNote.of(snapshot, Charts.whole(snapshot, 1000), 0, FrameOptions.NONE))
                .contains("The first 12.0 s of this recording are gone, with 7 slices and 3 tasks");
    }

    @Test
    void eachWaitOfAThreadThatJustRunsIsNamed() {
        Recordings made = new Recordings();
        made.trace.sliceStarted(0, Recordings.MAIN, State.RUNNING, 0);
        made.trace.blocked(10, Recordings.MAIN, made.names.intern("gantry:sleep"), 0);
        made.trace.unblocked(40, Recordings.MAIN, 0);
        made.trace.blocked(50, Recordings.MAIN, made.names.intern("gantry:event"), 0);
        made.trace.unblocked(90, Recordings.MAIN, 0);
        assertThat(texts(Charts.whole(made.finish(100), 1400))).contains("sleep", "event");
    }

    @Test
    void nestedWorkGetsRowsOfItsOwn() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        made.trace.sliceStarted(0, 3, State.RUNNING, 0);
        made.trace.sliceStarted(100, 3, State.RUNNING, 0);
        made.trace.sliceStarted(200, 3, State.BLOCKED, 0);
        made.trace.sliceEnded(300, 3);
        made.trace.sliceEnded(400, 3);
        made.trace.sliceEnded(500, 3);
        Snapshot snapshot = made.finish(500);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        Rects rects = Charts.whole(snapshot, 1000).rects();
        int[] tops = IntStream.range(0, rects.size()).filter(i -> rects.count(i) > 0).map(rects::y).toArray();

        assertThat(layout.bars(layout.lineOf(3))).isEqualTo(2);
        assertThat(tops[1] - tops[0]).isEqualTo(Metrics.USUAL.bar() + Metrics.USUAL.between());
        assertThat(tops[2] - tops[1]).isEqualTo(Metrics.USUAL.inset());
    }

    @Test
    void whatGoesOnEndsOpenAtTheHorizonAndNowIsMarked() {
        Snapshot live = Recordings.twenty(1_500 * Recordings.MS);
        Frame frame = Charts.of(live, new Viewport(0, 3000 * Recordings.MS, 0), FrameOptions.NONE, 1600, 600);
        Rects rects = frame.rects();
        int horizon = frame.scale().x(live.horizon());
        List<Integer> open = IntStream.range(0, rects.size()).filter(i -> rects.is(i, Rects.OPEN)).boxed().toList();

        assertThat(open).isNotEmpty()
                .allSatisfy(i -> assertThat(rects.x(i) + rects.width(i)).isBetween(horizon - 2, horizon));
        assertThat(IntStream.range(0, rects.size()).filter(i -> rects.style(i) == Style.NOW).count()).isEqualTo(1);
    }

    @Test
    void aWaitForALockLeadsToWhoHoldsItAndRoundTheCircleOfADeadlock() {
        Recordings made = new Recordings();
        String[] names = {"one", "two", "three", "beside"};
        for (int i = 0; i < names.length; i++) {
            made.worker(0, 3 + i, names[i]);
            made.trace.blocked(10 + i, 3 + i,
                    made.names.intern("gantry:lock(held(\"lock\", \"%s\"))".formatted(names[i < 3 ? (i + 1) % 3 : 0])),
                    0);
        }
        Snapshot snapshot = made.finish(1000);
        assertThat(arrows(snapshot, 3)).as("one, two, three, one").isEqualTo(3);
        assertThat(arrows(snapshot, 6)).as("to one, and on until it would go round again").isEqualTo(4);
    }

    private static int arrows(Snapshot snapshot, int lane) {
        return Charts.of(snapshot, Viewport.fit(0, snapshot.horizon()),
                Charts.selecting(new Selection.OfSlice(lane, 0, 0)), 1600, 600).paths().size();
    }

    @Test
    void theSelectedTaskHasItsFlow() {
        Frame frame = Charts.of(TWENTY, Viewport.fit(0, TWENTY.horizon()), Charts.selecting(new Selection.OfTask(13)),
                1600, 600);
        Paths paths = frame.paths();
        int tip = paths.to(0) - 1;

        assertThat(paths.size()).as("its submission, and main that waited for it").isEqualTo(2);
        assertThat(paths.isDashed(0)).isFalse();
        assertThat(paths.isDashed(1)).isTrue();
        assertThat(paths.x(paths.from(1))).isEqualTo(frame.scale().x(TWENTY.taskEnded(13)));
        assertThat(paths.x(paths.from(0))).isEqualTo(frame.scale().x(TWENTY.taskSubmitted(13)));
        assertThat(paths.x(tip)).isEqualTo(frame.scale().x(TWENTY.taskStarted(13)));
        assertThat(IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().is(i, Rects.SELECTED)).count())
                .as("the run and the callback").isEqualTo(2);
        assertThat(Charts.whole(TWENTY, 1600).paths().size()).isZero();
    }

    @Test
    void aNarrowWaitIsNotCalledByTheNumberOfWhatItWaitsFor() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        made.trace.sliceStarted(0, 3, State.BLOCKED, made.names.intern("join client 7"));
        made.trace.sliceEnded(60_000, 3);
        made.trace.sliceStarted(500_000, 3, State.RUNNING, made.names.intern("task number 8"));
        made.trace.sliceEnded(560_000, 3);

        assertThat(texts(Charts.whole(made.finish(1_000_000), 1000))).contains("8").doesNotContain("7")
                .anyMatch(text -> text.startsWith("join") && text.endsWith("\u2026"));
    }

    @Test
    void aFailedTaskSaysSo() {
        Frame frame = Charts.whole(TWENTY, 1600);

        assertThat(bars(frame, Style.FAILED, TWENTY.taskLane(13))).hasSize(1);
    }

    @Test
    void statesThatAreNotLitAreDimmed() {
        Frame frame = Charts.of(TWENTY, Viewport.fit(0, TWENTY.horizon()),
                new FrameOptions(Selection.NONE, Selection.NONE, Set.of(Style.BLOCKED)), 1600, 600);
        Rects rects = frame.rects();
        for (int i = 0; i < rects.size(); i++) {
            if (rects.style(i).isBar() || rects.style(i) == Style.FAILED) {
                assertThat(rects.is(i, Rects.DIMMED)).isEqualTo(rects.style(i) != Style.BLOCKED);
            }
        }
    }

    @Test
    void aMillionSlicesMakeNoMoreBarsThanPixels() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        for (int i = 0; i < 1_000_000; i++) {
            made.slice(3, State.RUNNING, i * 10L, i * 10L + 8);
        }
        Frame frame = Charts.whole(made.finish(10_000_000), 1600);

        assertThat(frame.mergedSlices()).isEqualTo(1_000_000);
        assertThat(bars(frame, Style.RUNNING, 3).size()).isLessThan(1600 / Bars.CELL + 5);
    }

    @Test
    void onlyLinesInSightAreBuilt() {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 2003; lane++) {
            made.worker(lane, lane, "w-" + lane);
            made.slice(lane, State.RUNNING, lane, lane + 5000);
        }
        Snapshot snapshot = made.finish(10_000);
        Frame frame = Charts.of(snapshot, Viewport.fit(0, 10_000).scrolledTo(20_000), FrameOptions.NONE, 1600, 900);

        assertThat(frame.rects().size()).isLessThan(500);
        assertThat(texts(frame)).anyMatch(text -> text.startsWith("w-"));
    }

    private static List<String> texts(Frame frame) {
        return IntStream.range(0, frame.texts().size()).mapToObj(frame.texts()::text).toList();
    }

    private static List<Integer> bars(Frame frame, Style style, int lane) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < frame.rects().size(); i++) {
            if (frame.rects().style(i) == style && frame.rects().subject(i) == lane && frame.rects().count(i) > 0) {
                found.add(i);
            }
        }
        return found;
    }
}
