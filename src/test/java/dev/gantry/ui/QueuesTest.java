package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.State;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.Waiting;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;

/** What a click on a queue and a menu of a bar tell, and that keys do the same. */
@Tag("screen")
class QueuesTest {
    private static final long MS = Recordings.MS;

    private Screen screen;
    private Gestures hand;

    @BeforeEach
    void open() {
        screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT, 1280, 800);
        hand = new Gestures(screen);
        screen.click("run");
        screen.idle();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void aClickOnAQueueListsWhoWaitsAndALinkGoesToTheTask() {
        hand.click(queueAt(300 * MS));
        Selection.OfQueue queue = (Selection.OfQueue) hand.selection();
        Waiting waiting = Waiting.at(hand.snapshot(), queue.executor(), queue.time());
        assertThat(waiting.count()).isEqualTo((int) Waiting.length(hand.snapshot(), queue.executor(), queue.time()))
                .isEqualTo(10);
        assertThat(screen.text("inspector-sentence")).startsWith("10 tasks wait at ");
        assertThat(screen.text("inspector-title")).contains("queue of ");
        assertThat(screen.text("fact-1")).startsWith("task 10: since ");
        assertThat(screen.text("fact-10")).startsWith("task 19: ");
        screen.click("fact-1");
        screen.idle();
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(waiting.first().getFirst()));
    }

    @Test
    void aClickOnItsNameShowsItWhenItWasLongest() {
        int[] at = queueAt(300 * MS);
        hand.click(new int[]{60, at[1]});
        assertThat(hand.selection()).isInstanceOfSatisfying(Selection.OfQueue.class,
                queue -> assertThat(Waiting.length(hand.snapshot(), queue.executor(), queue.time())).isEqualTo(15));
        hand.push(KeyCode.ESCAPE);
        hand.push(KeyCode.ESCAPE);
        assertThat(hand.selection()).isEqualTo(Selection.NONE);
    }

    @Test
    void arrowKeysReachItAndGoToWhereItChanges() {
        hand.push(KeyCode.RIGHT);
        hand.push(KeyCode.DOWN);
        assertThat(hand.selection()).isInstanceOf(Selection.OfQueue.class);
        long first = ((Selection.OfQueue) hand.selection()).time();
        hand.push(KeyCode.RIGHT);
        long next = ((Selection.OfQueue) hand.selection()).time();
        assertThat(next).isGreaterThan(first);
        hand.push(KeyCode.RIGHT);
        assertThat(((Selection.OfQueue) hand.selection()).time()).isGreaterThan(next);
        hand.push(KeyCode.LEFT);
        assertThat(((Selection.OfQueue) hand.selection()).time()).isEqualTo(next);
        hand.push(KeyCode.DOWN);
        assertThat(hand.selection()).as("the worker below").isNotInstanceOf(Selection.OfQueue.class);
        hand.push(KeyCode.UP);
        assertThat(hand.selection()).isInstanceOf(Selection.OfQueue.class);
        assertThat(Screen.fx(() -> screen.timeline().getAccessibleText())).contains("queue of").contains("wait");
    }

    @Test
    void theMenuOfABarFindsItsLikeAndFiltersItsLanesAndCopies() {
        int worker = lane("ThreadPoolExecutor-0_1");
        screen.moveTo(hand.bar(State.BLOCKED, worker, task -> task != 0));
        screen.robot().clickOn(MouseButton.SECONDARY);
        assertThat(screen.robot().lookup("#menu-pin").tryQuery()).isPresent();
        screen.robot().clickOn("#menu-like-this");
        screen.until(() -> screen.text("search-count").contains("20"));
        screen.robot().push(KeyCode.ESCAPE);
        screen.idle();
        screen.robot().push(KeyCode.SHIFT, KeyCode.F10);
        screen.robot().clickOn("#menu-copy-bar");
        screen.idle();
        assertThat(Screen.fx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("ThreadPoolExecutor-0_1: blocked for");
        screen.robot().push(KeyCode.SHIFT, KeyCode.F10);
        screen.robot().clickOn("#menu-filter-name");
        screen.idle();
        assertThat(labels()).containsExactly("gantry", "ThreadPoolExecutor-0_1");
    }

    @Test
    void aMarkFromTheMenuOfABarIsAtItsStart() {
        screen.moveTo(hand.bar(State.BLOCKED, lane("ThreadPoolExecutor-0_1"), task -> task != 0));
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.robot().moveTo(new javafx.geometry.Point2D(2, 2));
        screen.idle();
        long start = Screen.fx(() -> hand.pointer().place()
                .map(at -> hand.snapshot().lane(at.lane()).row(at.depth()).start(at.index())).orElseThrow());
        screen.robot().push(KeyCode.SHIFT, KeyCode.F10);
        screen.robot().clickOn("#menu-note");
        hand.write("here");
        hand.push(KeyCode.ENTER);
        assertThat(Screen.fx(() -> hand.navigation().notes().all().notes())).singleElement()
                .satisfies(note -> assertThat(note.time()).isEqualTo(start));
    }

    private int[] queueAt(long time) {
        return Screen.fx(() -> {
            var chart = screen.bench().chart();
            LaneLayout layout = chart.layout();
            int line = IntStream.range(0, layout.size()).filter(each -> layout.kind(each) == LineKind.QUEUE).findFirst()
                    .orElseThrow();
            return new int[]{chart.frame().scale().x(time), chart.frame().lanesTop() + layout.top(line)
                    + layout.height(line) / 2};
        });
    }

    private int lane(String name) {
        return IntStream.rangeClosed(1, hand.snapshot().lanes()).filter(id -> hand.snapshot().laneName(id).equals(name))
                .findFirst().orElseThrow();
    }

    private List<String> labels() {
        return Screen.fx(() -> {
            LaneLayout layout = screen.bench().chart().layout();
            return IntStream.range(0, layout.size())
                    .mapToObj(line -> layout.label(screen.bench().chart().snapshot(), line)).toList();
        });
    }
}
