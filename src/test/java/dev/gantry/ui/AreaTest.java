package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.css.PseudoClass;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Range;
import dev.gantry.view.explain.Selection;

/** Picking a box over time and lanes, and what is counted in it. */
@Tag("screen")
class AreaTest {
    private static final long MS = Recordings.MS;
    private static final int WORKER = 3;

    private Screen screen;
    private Gestures hand;

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void draggingOverLanesPicksABoxAndFromTheRulerAllLanes() {
        open(Recordings.finished(false), Runnable::run);
        int[] from = hand.at(WORKER, 100 * MS);
        int[] to = hand.at(WORKER + 1, 300 * MS);
        screen.drag("timeline", from[0], from[1], to[0], to[1]);
        screen.idle();
        assertThat(range().lanes()).isEqualTo(Set.of(WORKER, WORKER + 1));
        assertThat(range().start()).isBetween(98 * MS, 102 * MS);
        assertThat(range().end()).isBetween(298 * MS, 302 * MS);
        assertThat(screen.text("range")).contains("2 lanes");
        hand.push(KeyCode.ESCAPE);
        screen.drag("timeline", from[0], 6, to[0], 6);
        screen.idle();
        assertThat(range().lanes()).isEmpty();
        hand.push(KeyCode.ESCAPE);
        assertThat(Screen.fx(() -> hand.pointer().range())).isEmpty();
    }

    @Test
    void aProcessByItselfStandsForAllThatItHolds() {
        open(Recordings.finished(false), Runnable::run);
        int[] from = hand.at(1, 100 * MS);
        int[] to = hand.at(1, 300 * MS);
        screen.drag("timeline", from[0], from[1], to[0], to[1]);
        screen.idle();
        assertThat(range().lanes()).contains(2, WORKER, WORKER + 4);
    }

    @Test
    void keysDrawTheBoxToo() {
        open(Recordings.finished(false), Runnable::run);
        Screen.fx(() -> {
            hand.pointer().select(new Selection.OfLane(WORKER));
            return null;
        });
        hand.write("b");
        assertThat(range().lanes()).isEqualTo(Set.of(WORKER));
        long end = range().end();
        hand.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(range().lanes()).isEqualTo(Set.of(WORKER, WORKER + 1));
        hand.push(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(range().end()).isLessThan(end);
        long shorter = range().end();
        hand.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(range().end()).isGreaterThan(shorter);
        hand.push(KeyCode.SHIFT, KeyCode.UP);
        assertThat(range().lanes()).isEqualTo(Set.of(WORKER));
    }

    @Test
    void everythingBelowAnswersForTheArea() {
        Snapshot recording = Recordings.finished(false);
        open(recording, Runnable::run);
        hand.selectTab("tab-statistics");
        assertThat(screen.text("statistics-area")).startsWith("Whole recording");
        assertThat(listed()).hasSize(20);
        Range box = Range.between(0, recording.horizon(), Set.of(WORKER));
        pick(box);
        List<Integer> own = java.util.stream.IntStream.rangeClosed(1, 20)
                .filter(task -> recording.taskLane(task) == WORKER).boxed().toList();
        assertThat(own).isNotEmpty();
        assertThat(listed()).isEqualTo(own);
        assertThat(screen.text("statistics-area")).contains("1 lane");
        hand.selectTab("tab-tasks");
        assertThat(Screen.fx(() -> List.copyOf(
                ((TableView<?>) screen.bench().scene().lookup("#tasks")).getItems()))).isEqualTo(own);
        hand.selectTab("tab-output");
        int printed = hand.rows("output");
        assertThat(printed).isEqualTo(recording.lane(WORKER).marks());
        hand.push(KeyCode.ESCAPE);
        assertThat(hand.rows("output")).isGreaterThan(printed);
        hand.selectTab("tab-tasks");
        assertThat(Screen.fx(() -> ((TableView<?>) screen.bench().scene().lookup("#tasks")).getItems().size()))
                .isEqualTo(20);
    }

    @Test
    void draggingOverTheHistogramListsExactlyThoseTasksAndAClickGoesToOne() {
        Snapshot recording = Recordings.finished(false);
        open(recording, Runnable::run);
        hand.selectTab("tab-statistics");
        screen.click("statistics-measure-waited");
        screen.idle();
        double width = Screen.fx(() -> screen.bench().scene().lookup("#statistics-histogram").getLayoutBounds()
                .getWidth());
        screen.drag("statistics-histogram", 2, 40, width / 4, 40);
        screen.idle();
        List<Integer> some = listed();
        assertThat(some).isNotEmpty().hasSizeLessThan(20);
        long longest = some.stream().mapToLong(task -> waited(recording, task)).max().orElseThrow();
        for (int task = 1; task <= 20; task++) {
            assertThat(some.contains(task)).as("task %s", task).isEqualTo(waited(recording, task) <= longest);
        }
        hand.push(KeyCode.RIGHT);
        assertThat(listed()).isNotEqualTo(some);
        screen.drag("statistics-histogram", 2, 40, width / 4, 40);
        screen.idle();
        hand.selectFirst("statistics-task-list");
        assertThat(Screen.fx(() -> hand.pointer().task())).isEqualTo(listed().getFirst());
    }

    @Test
    void whatWasPickedInTheHistogramStaysPickedWhileTheRecordingGrows() {
        AtomicReference<Snapshot> recorded = new AtomicReference<>(Recordings.until(300 * MS));
        screen = Screen.timed(FixedRun.running(recorded::get), System::nanoTime);
        hand = new Gestures(screen);
        Screen.fx(() -> {
            screen.tabs().show("statistics");
            return null;
        });
        screen.until(() -> Screen.fx(() -> screen.bench().scene().lookup("#statistics-task-list") != null));
        screen.until(() -> listed().size() == 20);
        double width = Screen.fx(() -> screen.bench().scene().lookup("#statistics-histogram").getLayoutBounds()
                .getWidth());
        screen.drag("statistics-histogram", 2, 40, width - 2, 40);
        assertThat(listed()).as("those that have ended, in all bins").containsExactly(1, 2, 3, 4, 5);
        recorded.set(Recordings.until(500 * MS));
        screen.until(() -> listed().size() == 10);
        assertThat(picked()).as("bars that look picked").isPositive();
        Screen.fx(() -> {
            hand.pointer().range(java.util.Optional.of(Range.between(0, 500 * MS)));
            return null;
        });
        screen.until(() -> picked() == 0);
    }

    private long picked() {
        return Screen.fx(() -> screen.bench().scene().lookup("#statistics-histogram").lookupAll(".duration-bar")
                .stream()
                .filter(bar -> bar.getPseudoClassStates().contains(PseudoClass.getPseudoClass("picked"))).count());
    }

    @Test
    void beforeARunItSaysWhatWillBeThere() {
        screen = Screen.real();
        hand = new Gestures(screen);
        hand.selectTab("tab-statistics");
        assertThat(screen.text("statistics-none")).contains("Run a lesson");
    }

    @Test
    void aReadingThatIsNoLongerWantedIsGivenUp() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        AtomicBoolean holds = new AtomicBoolean(); // from when the lints have been asked
        open(Recordings.finished(false), task -> {
            if (holds.get()) {
                waiting.add(task);
            } else {
                task.run();
            }
        });
        screen.idle();
        holds.set(true);
        Screen.fx(() -> {
            screen.tabs().show("statistics");
            return null;
        });
        screen.until(() -> waiting.size() == 1);
        Screen.fx(() -> {
            hand.pointer().range(java.util.Optional.of(Range.between(0, 200 * MS)));
            return null;
        });
        screen.settled();
        screen.until(() -> {
            waiting.poll().run(); // it finds that it was given up
            return true;
        });
        screen.until(() -> waiting.size() == 1);
        Screen.fx(() -> {
            holds.set(false); // what follows from it is read too
            waiting.poll().run();
            return null;
        });
        screen.idle();
        assertThat(screen.text("statistics-area")).contains("200 ms");
    }

    private static long waited(Snapshot recording, int task) {
        return recording.taskStarted(task) - recording.taskSubmitted(task);
    }

    private void open(Snapshot recording, Executor reader) {
        screen = Screen.over(recording, reader);
        hand = new Gestures(screen);
    }

    private void pick(Range range) {
        Screen.fx(() -> {
            hand.pointer().range(java.util.Optional.of(range));
            return null;
        });
        screen.idle();
    }

    private Range range() {
        return Screen.fx(() -> hand.pointer().range().orElseThrow());
    }

    @SuppressWarnings("unchecked") // the list holds task ids
    private List<Integer> listed() {
        return Screen.fx(() -> List.copyOf(
                ((ListView<Integer>) screen.bench().scene().lookup("#statistics-task-list")).getItems()));
    }
}
