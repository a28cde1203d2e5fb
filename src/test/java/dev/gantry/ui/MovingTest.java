package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.run.RecordedCalls;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.time.Viewport;

/** Moving over a recording: zooming, panning, going to a time, back and forward, scrolling. */
@Tag("screen")
class MovingTest {
    private static final long MS = Recordings.MS;

    private Screen screen;
    private Gestures hand;

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void backAndForwardGoThroughTheViews() {
        open(Recordings.finished(false));
        Viewport all = hand.viewport();
        hand.push(KeyCode.W);
        Viewport near = hand.viewport();
        hand.push(KeyCode.D);
        Viewport later = hand.viewport();
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(hand.viewport()).isEqualTo(near);
        hand.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(hand.viewport()).isEqualTo(all);
        hand.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(hand.viewport()).isEqualTo(near);
        hand.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(hand.viewport()).isEqualTo(later);
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        screen.click("command-forward");
        screen.idle();
        assertThat(hand.viewport()).isEqualTo(later);
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        hand.push(KeyCode.A);
        assertThat(Screen.fx(() -> hand.navigation().hasFuture())).as("who moves on goes nowhere else").isFalse();
    }

    @Test
    void aBoxThatIsDrawnWithShiftIsZoomedTo() {
        open(Recordings.threads(200));
        int[] from = hand.at(10, 40 * MS);
        int[] to = hand.at(14, 60 * MS);
        screen.dragWithShift(from[0], from[1], to[0], to[1]);
        screen.idle();
        assertThat(hand.viewport().start()).isBetween(39 * MS, 41 * MS);
        assertThat(hand.viewport().end()).isBetween(59 * MS, 61 * MS);
        assertThat(hand.at(10, 40 * MS)[1]).as("its upper edge is at the top").isLessThan(from[1]);
        assertThat(Screen.fx(() -> hand.pointer().range())).isEmpty();
        assertThat(screen.isVisible("zoom-box")).isFalse();
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(hand.viewport().span()).isGreaterThan(90 * MS);
    }

    @Test
    void theZoomToolDrawsBoxesToo() {
        open(Recordings.finished(false));
        hand.push(KeyCode.Z);
        int[] from = hand.at(3, 200 * MS);
        int[] to = hand.at(5, 400 * MS);
        screen.drag("timeline", from[0], from[1], to[0], to[1]);
        screen.idle();
        assertThat(hand.viewport().start()).isBetween(195 * MS, 205 * MS);
        assertThat(hand.viewport().end()).isBetween(395 * MS, 405 * MS);
    }

    @Test
    void afterTheFingersHaveLeftNothingMoves() {
        open(Recordings.finished(false));
        Viewport before = hand.viewport();
        screen.scrollWithControl(hand.at(3, 200 * MS), true);
        screen.idle();
        assertThat(hand.viewport()).isEqualTo(before);
        screen.scrollWithControl(hand.at(3, 200 * MS), false);
        screen.idle();
        assertThat(hand.viewport().span()).isLessThan(before.span());
    }

    @Test
    void theWheelScrollsLanesAndSidewaysItPans() {
        open(Recordings.threads(3000));
        int[] at = hand.at(10, 40 * MS);
        screen.turnWheel(at, 0, -3, false);
        assertThat(hand.viewport().scroll()).isPositive();
        screen.turnWheel(at, 0, 3, false);
        assertThat(hand.viewport().scroll()).isZero();
        hand.write("ww");
        Viewport near = hand.viewport();
        screen.turnWheel(at, 0, -2, true);
        Viewport later = hand.viewport();
        assertThat(later.start()).as("with Shift").isGreaterThan(near.start());
        assertThat(later.span()).isEqualTo(near.span());
        assertThat(later.scroll()).isZero();
        screen.turnWheel(at, 2, 0, false);
        assertThat(hand.viewport().start()).as("a wheel or a pad that goes sideways").isLessThan(later.start());
    }

    @Test
    void thePointUnderTheFingersStaysWhileTheyPinch() {
        open(Recordings.finished(false));
        int[] at = hand.at(3, 200 * MS);
        long all = hand.viewport().span();
        screen.pinch(at, 4);
        assertThat(hand.viewport().span()).isCloseTo(all / 4, Percentage.withPercentage(1));
        assertThat(hand.at(3, 200 * MS)[0]).isCloseTo(at[0], Offset.offset(4));
        screen.pinch(at, 0.5);
        assertThat(hand.viewport().span()).isCloseTo(all / 2, Percentage.withPercentage(1));
    }

    @Test
    void theMiddleButtonPansWhateverTheTool() {
        open(Recordings.finished(false));
        hand.write("ww");
        Viewport before = hand.viewport();
        int[] from = hand.at(3, (before.start() + before.end()) / 2);
        screen.drag(MouseButton.MIDDLE, "timeline", from[0], from[1], from[0] - 100, from[1]);
        screen.idle();
        assertThat(hand.viewport().start()).isGreaterThan(before.start());
        assertThat(hand.viewport().span()).isEqualTo(before.span());
        assertThat(Screen.fx(() -> hand.pointer().range())).isEmpty();
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(hand.viewport()).isEqualTo(before);
    }

    @Test
    void theWindowInTheOverviewIsDraggedByItsMiddleAndItsEdges() {
        open(Recordings.finished(false));
        go("200ms-400ms");
        double left = overviewX(200 * MS);
        double right = overviewX(400 * MS);
        double by = overviewX(500 * MS) - overviewX(400 * MS);

        screen.drag("overview", (left + right) / 2, 20, (left + right) / 2 + by, 20);
        screen.idle();
        assertThat(hand.viewport().start()).isBetween(295 * MS, 305 * MS);
        assertThat(hand.viewport().span()).isEqualTo(200 * MS);

        screen.drag("overview", right + by, 20, right + 2 * by, 20);
        screen.idle();
        assertThat(hand.viewport().start()).isBetween(295 * MS, 305 * MS);
        assertThat(hand.viewport().end()).isBetween(595 * MS, 605 * MS);

        screen.drag("overview", left + by, 20, left, 20);
        screen.idle();
        assertThat(hand.viewport().start()).isBetween(195 * MS, 205 * MS);
        assertThat(hand.viewport().end()).isBetween(595 * MS, 605 * MS);

        screen.drag("overview", overviewX(700 * MS), 20, overviewX(800 * MS), 20);
        screen.idle();
        assertThat(hand.viewport().start()).as("elsewhere a new window is drawn").isBetween(695 * MS, 705 * MS);
        assertThat(hand.viewport().end()).isBetween(795 * MS, 805 * MS);

        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(hand.viewport().end()).as("one drag is one step back").isBetween(595 * MS, 605 * MS);
    }

    @Test
    void aStretchOfTimeCanBeTyped() {
        open(Recordings.finished(false));
        go("100ms-300ms");
        assertThat(hand.viewport()).isEqualTo(new Viewport(100 * MS, 300 * MS, 0));
        assertThat(screen.text("shown-range")).isEqualTo("100 ms – 300 ms");
        screen.click("shown-range");
        screen.idle();
        assertThat(hand.prompt()).isEqualTo("100 ms – 300 ms");
        hand.write("0.4s+50ms\n");
        assertThat(hand.viewport()).isEqualTo(new Viewport(400 * MS, 450 * MS, 0));
        go("500ms");
        assertThat(hand.viewport().span()).isEqualTo(50 * MS);
        assertThat(hand.viewport().start()).isEqualTo(475 * MS);
        assertThat(Screen.fx(() -> screen.timeline().isFocused())).isTrue();
    }

    @Test
    void whatIsWrongWithATypedStretchIsSaidUnderIt() {
        open(Recordings.finished(false));
        Viewport before = hand.viewport();
        go("2s-1s");
        assertThat(screen.text("prompt-complaint")).contains("“1s” is not later");
        assertThat(screen.isVisible("prompt-complaint")).isTrue();
        hand.push(KeyCode.CONTROL, KeyCode.A);
        hand.write("5s-6s\n");
        assertThat(screen.text("prompt-complaint")).isEqualTo("The recording goes from 0 ns to 862 ms.");
        hand.write("x");
        assertThat(screen.isVisible("prompt-complaint")).isFalse();
        hand.push(KeyCode.ESCAPE);
        assertThat(Screen.fx(() -> screen.bench().scene().lookup("#prompt").getParent().isVisible())).isFalse();
        assertThat(hand.viewport()).isEqualTo(before);
    }

    @Test
    void theLanesAreScrolledByPagesAndToTheirEnds() {
        open(Recordings.threads(3000));
        assertThat(screen.isVisible("timeline-scroll")).isTrue();
        hand.push(KeyCode.PAGE_DOWN);
        int page = hand.viewport().scroll();
        assertThat(page).isBetween(100, Screen.fx(() -> screen.bench().chart().lanesHeight()));
        hand.push(KeyCode.PAGE_DOWN);
        assertThat(hand.viewport().scroll()).isEqualTo(2 * page);
        hand.push(KeyCode.PAGE_UP);
        assertThat(hand.viewport().scroll()).isEqualTo(page);
        hand.push(KeyCode.END);
        assertThat(hand.texts()).contains("thread 3001");
        hand.push(KeyCode.HOME);
        assertThat(hand.viewport().scroll()).isZero();
        assertThat(hand.texts()).contains("thread 2").doesNotContain("thread 3001");
    }

    @Test
    void timesCountFromWhatIsSelected() {
        open(Recordings.finished(false));
        int[] bar = hand.bar(dev.gantry.trace.State.BLOCKED, 4, task -> task == 7);
        hand.click(bar);
        assertThat(screen.text("fact-started")).isEqualTo("at 209 ms");
        hand.push(KeyCode.O);
        assertThat(screen.text("shown-range")).contains("0 = task 6 started");
        assertThat(screen.text("fact-started")).isEqualTo("at 0 ns");
        assertThat(screen.text("fact-submitted")).isEqualTo("at −204 ms");
        assertThat(hand.texts()).contains("−200 ms", "0");
        hand.hover(hand.bar(dev.gantry.trace.State.BLOCKED, 4, task -> task == 12));
        assertThat(hand.card()).contains("at 207 ms");
        Screen.fx(() -> {
            screen.tabs().getSelectionModel().select(3);
            return null;
        });
        screen.idle();
        assertThat(hand.cells("tasks")).contains("−204 ms");
        go("0ms-100ms");
        assertThat(hand.viewport().start()).isEqualTo(209 * MS);
        hand.push(KeyCode.SHIFT, KeyCode.O);
        assertThat(screen.text("shown-range")).isEqualTo("209 ms – 309 ms");
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(screen.text("shown-range")).contains("0 = task 6 started");
    }

    @Test
    void oneKeyFollowsWhatHappensNow() {
        CountDownLatch gate = new CountDownLatch(1);
        screen = Screen.with(java.util.List.of(new LiveWindowTest.Made("gated", () -> {
            RecordedCalls.println("before");
            gate.await();
        })));
        hand = new Gestures(screen);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().records() > 0);
        screen.robot().type(KeyCode.W);
        screen.until(() -> !screen.bench().navigation().isFollowing());
        screen.robot().type(KeyCode.L);
        screen.until(() -> screen.bench().navigation().isFollowing());
        gate.countDown();
        screen.idle();
    }

    private void open(Snapshot recording) {
        screen = Screen.over(recording, Runnable::run);
        hand = new Gestures(screen);
    }

    /** Types where to go. */
    private void go(String text) {
        hand.push(KeyCode.G);
        hand.write(text + "\n");
    }

    private double overviewX(long time) {
        return Screen.fx(() -> {
            var snapshot = screen.bench().session().snapshot();
            Viewport all = Viewport.fit(snapshot.first(), snapshot.horizon());
            double width = screen.bench().scene().lookup("#overview").getLayoutBounds().getWidth();
            return width * (time - all.start()) / all.span();
        });
    }
}
