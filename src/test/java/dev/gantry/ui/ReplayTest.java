package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.recording.Note;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.code.CodeFeature;
import dev.gantry.ui.session.Playhead;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.time.Speed;

/** Replaying a recording: playing, stepping, dragging, and what follows the playhead. */
@Tag("screen")
class ReplayTest {
    private static final long MS = Recordings.MS;

    private final AtomicLong clock = new AtomicLong();
    private Screen screen;
    private Gestures hand;

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void tOpensTheBarAtTheBeginningAndEscapeLeaves() {
        open();
        assertThat(screen.isVisible("replay-bar")).isFalse();
        hand.write("t");
        assertThat(screen.isVisible("replay-bar")).isTrue();
        assertThat(time()).isZero();
        assertThat(screen.text("status-state")).isEqualTo("Replay");
        assertThat(hand.texts()).as("what main does then").contains("running main");
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("replay-bar")).isFalse();
        assertThat(screen.text("status-state")).isEqualTo("Finished");
        screen.click("command-replay");
        screen.idle();
        assertThat(screen.isVisible("replay-bar")).isTrue();
        screen.click("replay-close");
        screen.idle();
        assertThat(screen.isVisible("replay-bar")).isFalse();
    }

    @Test
    void itBeginsWhereTheSelectedTaskStarted() {
        open();
        Screen.fx(() -> {
            hand.pointer().select(new Selection.OfTask(7));
            return null;
        });
        hand.write("t");
        assertThat(time()).isEqualTo(hand.snapshot().taskStarted(7));
    }

    @Test
    void spacePlaysWithTheClockAndHolds() {
        open();
        hand.write("t");
        screen.robot().push(KeyCode.SPACE);
        tick(100);
        reaches(100 * MS);
        assertThat(screen.text("replay-time")).isEqualTo("100 ms");
        hand.push(KeyCode.SPACE);
        tick(100);
        screen.idle();
        assertThat(time()).as("held").isEqualTo(100 * MS);
    }

    @Test
    void theButtonPlaysAtTheChosenSpeedUpToTheEndAndThenFromTheBeginning() {
        open();
        hand.write("t");
        Screen.fx(() -> {
            speeds().setValue(new Speed(10, 1));
            return null;
        });
        screen.click("command-replay-play");
        tick(20);
        reaches(200 * MS);
        tick(10_000);
        screen.idle();
        assertThat(time()).as("at the end it stops by itself").isEqualTo(hand.snapshot().horizon());
        assertThat(Screen.fx(() -> playhead().isPlaying())).isFalse();
        screen.click("command-replay-play");
        reaches(0);
    }

    @Test
    void bracesChangeTheSpeed() {
        open();
        hand.write("t");
        hand.write("}");
        assertThat(Screen.fx(() -> speeds().getValue())).isEqualTo(new Speed(2, 1));
        hand.write("{");
        hand.write("{");
        assertThat(Screen.fx(() -> playhead().speed())).isEqualTo(new Speed(1, 2));
    }

    @Test
    void stepsGoFromEventToEventForthAndBack() {
        open();
        hand.write("t");
        hand.write(">");
        assertThat(time()).as("the executor's first task or the like").isEqualTo(next(0));
        long first = time();
        hand.write(">");
        long second = time();
        assertThat(second).isEqualTo(next(first));
        hand.write("<");
        assertThat(time()).isEqualTo(first);
        screen.click("command-replay-next");
        screen.idle();
        assertThat(time()).isEqualTo(second);
        screen.click("command-replay-previous");
        screen.idle();
        assertThat(time()).isEqualTo(first);
    }

    @Test
    void shiftWithHomeAndEndGoesToTheFirstAndLastRecord() {
        open();
        hand.write("t");
        hand.push(KeyCode.SHIFT, KeyCode.END);
        assertThat(time()).isEqualTo(hand.snapshot().horizon());
        hand.push(KeyCode.SHIFT, KeyCode.HOME);
        assertThat(time()).isZero();
    }

    @Test
    void thePlayheadIsDraggedInTheRulerAndNothingIsSelectedByThat() {
        open();
        hand.write("t");
        int[] from = hand.at(2, 200 * MS);
        int[] to = hand.at(2, 500 * MS);
        screen.drag("timeline", from[0], 14, to[0], 14);
        screen.idle();
        assertThat(time()).isBetween(498 * MS, 502 * MS);
        assertThat(Screen.fx(() -> hand.pointer().range())).isEmpty();
    }

    @Test
    void theSliderScrubsAndItsKeysToo() {
        open();
        hand.write("t");
        var slider = screen.bench().scene().lookup("#replay-slider");
        screen.robot().clickOn(slider, MouseButton.PRIMARY);
        screen.idle();
        long middle = hand.snapshot().horizon() / 2;
        assertThat(time()).isBetween(middle - 20 * MS, middle + 20 * MS);
        long before = time();
        Screen.fx(() -> {
            slider.requestFocus();
            return null;
        });
        hand.push(KeyCode.RIGHT);
        assertThat(time()).isGreaterThan(before).isLessThan(before + 30 * MS);
        hand.push(KeyCode.ESCAPE);
        assertThat(Screen.fx(() -> screen.timeline().isFocused())).as("the focus comes home").isTrue();
    }

    @Test
    void theViewGoesWithWhatPlays() {
        open();
        Screen.fx(() -> {
            hand.navigation().go(hand.viewport().zoomed(0, 0.1));
            return null;
        });
        screen.idle();
        hand.write("t");
        screen.robot().push(KeyCode.SPACE);
        tick(400);
        reaches(400 * MS);
        screen.robot().push(KeyCode.SPACE);
        screen.idle();
        assertThat(hand.viewport().start()).isLessThan(400 * MS);
        assertThat(hand.viewport().end()).isGreaterThan(400 * MS);
    }

    @Test
    void theLineWhereTheLaneIsIsLitAndThePanelSaysWhatItIs() {
        open();
        hand.write("t");
        assertThat(litLine()).as("no task yet").isZero();
        int submitted = Integer.parseInt(hand.snapshot().task(1).site().replaceFirst(".*:", ""));
        go(hand.snapshot().taskStarted(1));
        assertThat(litLine()).as("it begins").isEqualTo(submitted + 1);
        assertThat(screen.text("code-line")).isEqualTo(
                "ThreadPoolExecutor-0_0: Running; last seen in line " + (submitted + 1));
        go(100 * MS);
        assertThat(litLine()).as("it sleeps").isEqualTo(submitted + 2);
        assertThat(screen.text("code-line")).isEqualTo(
                "ThreadPoolExecutor-0_4: Blocked in line " + (submitted + 2));
        assertThat(lanesBeside()).as("each lane's line is lit").containsExactly(
                "ThreadPoolExecutor-0_0, ThreadPoolExecutor-0_1, ThreadPoolExecutor-0_2 and 2 more");
        Screen.fx(() -> {
            hand.pointer().select(new Selection.OfLane(2));
            return null;
        });
        screen.idle();
        assertThat(litLine()).as("of main no line is known").isZero();
        assertThat(screen.isVisible("code-line")).isFalse();
    }

    /** What stands beside lines of code that are in sight and lit. */
    private List<String> lanesBeside() {
        return Screen.fx(() -> screen.bench().scene().getRoot().lookupAll("#code .line-lanes").stream()
                .filter(label -> label.isVisible() && !((Label) label).getText().isEmpty())
                .map(label -> ((Label) label).getText()).toList());
    }

    @Test
    void withoutAReplayTheLineThatSubmittedTheSelectedTaskIsLit() {
        open();
        Screen.fx(() -> {
            hand.pointer().select(new Selection.OfTask(7));
            return null;
        });
        screen.idle();
        int submitted = Integer.parseInt(hand.snapshot().task(7).site().replaceFirst(".*:", ""));
        assertThat(litLine()).isEqualTo(submitted);
        assertThat(screen.text("code-line")).isEqualTo("Its task was submitted in line " + submitted);
    }

    @Test
    void whatWasPrintedLaterIsPale() {
        open();
        hand.selectTab("tab-output");
        hand.write("t");
        go(300 * MS);
        List<Boolean> later = Screen.fx(() -> screen.bench().scene().lookup("#output").lookupAll(".list-cell").stream()
                .filter(cell -> cell.isVisible() && !((javafx.scene.control.ListCell<?>) cell).isEmpty())
                .map(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("later"))).toList());
        assertThat(later).contains(true, false);
        assertThat(Screen.fx(() -> screen.bench().scene().lookup("#output").lookupAll(".list-cell").stream()
                .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("latest"))).count()))
                .isEqualTo(1);
    }

    @Test
    void aMarkIsPutAtThePlayhead() {
        open();
        hand.write("t");
        go(321 * MS);
        hand.hover(hand.at(3, 700 * MS));
        hand.write("m");
        hand.write("here\n");
        assertThat(Screen.fx(() -> hand.navigation().notes().all().notes()))
                .containsExactly(new Note(321 * MS, "here"));
    }

    @Test
    void theRecordingGoesOnBehindAndToLiveFollowsIt() {
        AtomicReference<Snapshot> recorded = new AtomicReference<>(Recordings.until(400 * MS));
        open(FixedRun.running(recorded::get));
        screen.robot().write("t", 0);
        screen.until(() -> playhead().isOn());
        screen.robot().write(">", 0);
        screen.until(() -> screen.text("status-state").equals("Replay, recording goes on"));
        long at = time();
        recorded.set(Recordings.until(600 * MS));
        screen.until(() -> screen.bench().session().snapshot() == recorded.get());
        screen.settled();
        assertThat(time()).as("what comes moves nothing").isEqualTo(at);
        assertThat(screen.text("replay-behind")).endsWith("behind");
        screen.click("command-replay-live");
        screen.until(() -> hand.navigation().isFollowing());
        screen.settled();
        assertThat(screen.isVisible("replay-bar")).isFalse();
        assertThat(screen.text("status-state")).isEqualTo("Live");
    }

    @Test
    void atTheEdgeOfWhatIsRecordedPlayingWaitsForMore() {
        AtomicReference<Snapshot> recorded = new AtomicReference<>(Recordings.until(400 * MS));
        open(FixedRun.running(recorded::get));
        screen.robot().write("t", 0);
        screen.until(() -> playhead().isOn());
        screen.robot().push(KeyCode.SPACE);
        tick(5_000);
        reaches(400 * MS);
        recorded.set(Recordings.until(600 * MS));
        screen.until(() -> screen.bench().session().snapshot() == recorded.get());
        tick(50);
        reaches(450 * MS);
        assertThat(Screen.fx(() -> playhead().isPlaying())).isTrue();
    }

    private void open() {
        open(FixedRun.finished(Recordings.finished(false)));
        screen.idle();
    }

    private void open(Recording run) {
        screen = Screen.timed(run, clock::get);
        hand = new Gestures(screen);
        Screen.fx(() -> {
            screen.bench().tabs().show("code");
            return null;
        });
    }

    private Playhead playhead() {
        return screen.bench().navigation().playhead();
    }

    private long time() {
        return Screen.fx(() -> playhead().time().orElseThrow());
    }

    private void go(long to) {
        Screen.fx(() -> {
            screen.bench().navigation().replayAt(to);
            return null;
        });
        screen.idle();
    }

    private void tick(long milliseconds) {
        Screen.fx(() -> clock.addAndGet(milliseconds * MS));
    }

    private void reaches(long wanted) {
        screen.until(() -> playhead().time().orElseThrow() == wanted);
        screen.settled();
    }

    private int litLine() {
        int line = Screen.fx(() -> screen.feature(CodeFeature.class).litLine());
        List<Integer> lit = Screen.fx(() -> screen.bench().scene().lookup("#code").lookupAll(".list-cell").stream()
                .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("lit")))
                .map(cell -> ((ListCell<?>) cell).getIndex() + 1).toList());
        assertThat(lit).as("lines that look lit").isEqualTo(line == 0 ? List.of() : List.of(line));
        return line;
    }

    private long next(long time) {
        return Screen.fx(() -> dev.gantry.view.hit.Neighbours
                .next(screen.bench().session().snapshot(), screen.bench().chart().layout(), time).orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Speed> speeds() {
        return (ComboBox<Speed>) screen.bench().scene().lookup("#replay-speed");
    }
}
