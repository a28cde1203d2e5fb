package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.run.RecordedCalls;
import dev.gantry.recording.Note;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.ui.search.SearchFeature;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Paths;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;

/** Reading a recording: what hovering, clicking, searching and writing notes tell. */
@Tag("screen")
class ReadingTest {
    private static final long MS = Recordings.MS;

    private Screen screen;
    private Gestures hand;

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void hoveringTellsNameStateDurationLaneAndTime() {
        open(Recordings.finished(false));
        hand.hover(hand.bar(State.CALLBACK, 4, task -> task == 7));
        assertThat(hand.card()).isEqualTo("task 6\ncallback for 8.00 ms\nThreadPoolExecutor-0_1, at 403 ms\n");
        hand.hover(hand.bar(State.BLOCKED, 4, task -> task == 7));
        assertThat(hand.card()).startsWith("task 6\nBlocked for 188 ms, sleeping.");
    }

    @Test
    void aClickOnATaskLightsItAndItsNeighboursOnly() {
        open(Recordings.finished(false));
        hand.click(hand.bar(State.CALLBACK, 4, task -> task == 7));
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(7));
        Screen.fx(() -> {
            var frame = screen.bench().chart().frame();
            Snapshot snapshot = screen.bench().session().snapshot();
            int lit = 0;
            for (int i = 0; i < frame.rects().size(); i++) {
                if ((frame.rects().flags(i) & Rects.SELECTED) != 0) {
                    var row = snapshot.lane(frame.rects().subject(i)).row(frame.rects().depth(i));
                    assertThat(row.task(frame.rects().first(i))).isEqualTo(7);
                    lit++;
                }
            }
            assertThat(lit).as("the task and its callback").isEqualTo(2);
            assertThat(frame.paths().size()).as("from its submission to its start").isEqualTo(1);
            return null;
        });
    }

    @Test
    void aBlockedBarNamesWhoUnblockedItAndALineComesFromThere() {
        open(Recordings.waiting());
        hand.click(hand.bar(State.BLOCKED, 2, _ -> true));
        assertThat(screen.text("inspector-wait")).isEqualTo(
                "Blocked for 186 ms, waiting for slow, which ran on worker-0. worker-0 unblocked it.");
        int worker = hand.at(3, 191 * MS)[1];
        int main = hand.at(2, 191 * MS)[1];
        Screen.fx(() -> {
            Paths paths = screen.bench().chart().frame().paths();
            assertThat(paths.size()).isEqualTo(1);
            assertThat(paths.y(paths.from(0))).isBetween(worker - 6f, worker + 6f);
            assertThat(paths.y(paths.to(0) - 1)).isBetween(main - 6f, main + 6f);
            return null;
        });
        screen.click("fact-woken");
        screen.idle();
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(3));
    }

    @Test
    void aTaskHasALineToWhoWaitedForIt() {
        open(Recordings.waiting());
        hand.click(hand.bar(State.RUNNING, 3, _ -> true));
        assertThat(Screen.fx(() -> screen.bench().chart().frame().paths().size()))
                .as("from the submitter, to the waiter")
                .isEqualTo(2);
    }

    @Test
    void anIdleWorkerSaysThatOthersWaitedForATask() {
        open(Recordings.waiting());
        hand.click(hand.at(4, 100 * MS));
        assertThat(screen.text("inspector-sentence"))
                .isEqualTo(
                        "Tasks were queued for only 1.00 ms of this gap: main waited for slow, which ran on worker-0.");
    }

    @Test
    void aCoroutineThatDidNotRunSaysWhoHeldTheThread() {
        open(Recordings.coroutines());
        hand.click(hand.at(3, 70 * MS));
        assertThat(screen.text("inspector-sentence"))
                .isEqualTo("It switched to greenlet play. The thread was held by greenlet play, sleeping.");
        hand.click(hand.at(3, 150 * MS));
        assertThat(screen.text("inspector-wait")).isEqualTo(
                "It could run for 100 ms and did not. The thread was held by greenlet play, sleeping.");
        hand.hover(hand.at(3, 150 * MS));
        assertThat(hand.card()).contains("The thread was held by greenlet play, sleeping.");
        hand.click(hand.at(2, 150 * MS));
        assertThat(screen.text("inspector-sentence")).contains("It switched to greenlet eat.")
                .contains("The thread was held by greenlet play for 150 ms of these 230 ms, sleeping.");
    }

    @Test
    void searchCountsWalksAndDims() {
        open(Recordings.finished(false));
        hand.push(KeyCode.CONTROL, KeyCode.F);
        hand.write("task 1");
        assertThat(screen.text("search-count")).isEqualTo("11 found");
        assertThat(dimmed(7)).isTrue();
        assertThat(dimmed(13)).isFalse();
        hand.push(KeyCode.ENTER);
        assertThat(screen.text("search-count")).isEqualTo("1 of 11");
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(2));
        hand.push(KeyCode.ENTER);
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(11));
        hand.push(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(2));
        hand.push(KeyCode.SHIFT, KeyCode.F3);
        assertThat(screen.text("search-count")).as("before the first comes the last").isEqualTo("11 of 11");
        hand.push(KeyCode.F3);
        assertThat(screen.text("search-count")).isEqualTo("1 of 11");
        screen.click("search-next");
        screen.idle();
        assertThat(screen.text("search-count")).isEqualTo("2 of 11");
    }

    @Test
    void searchFindsLanesAndMarks() {
        open(Recordings.finished(false));
        hand.write("/");
        hand.write("0_3");
        assertThat(screen.text("search-count")).as("a lane and the lines it printed").isEqualTo("5 found");
        hand.push(KeyCode.ENTER);
        assertThat(hand.selection()).isEqualTo(new Selection.OfLane(6));
        hand.push(KeyCode.ENTER);
        assertThat(Screen.fx(() -> hand.pointer().moment().orElseThrow().text()))
                .isEqualTo("thread 3 ThreadPoolExecutor-0_3");
        hand.push(KeyCode.CONTROL, KeyCode.A);
        hand.write("nowhere");
        assertThat(screen.text("search-count")).isEqualTo("Nothing found");
        assertThat(dimmed(7)).isFalse();
        hand.push(KeyCode.ENTER);
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("search-bar")).isFalse();
        assertThat(Screen.fx(() -> screen.timeline().isFocused())).isTrue();
    }

    @Test
    void searchFindsOwnMarksAlsoThoseThatComeLater() {
        open(Recordings.finished(false));
        hand.push(KeyCode.CONTROL, KeyCode.F);
        hand.write("turn");
        assertThat(screen.text("search-count")).isEqualTo("Nothing found");
        Screen.fx(() -> {
            hand.navigation().notes().add(new Note(300 * MS, "it turns"));
            return null;
        });
        screen.idle();
        assertThat(screen.text("search-count")).isEqualTo("1 found");
        hand.push(KeyCode.ENTER);
        assertThat(Screen.fx(() -> hand.pointer().moment().orElseThrow().time())).isEqualTo(300 * MS);
    }

    @Test
    void whatComesWhileARunIsLiveIsFoundToo() {
        CountDownLatch gate = new CountDownLatch(1);
        screen = Screen.with(List.of(new LiveWindowTest.Made("gated", () -> {
            RecordedCalls.println("before");
            gate.await();
            RecordedCalls.println("afterwards");
        })));
        hand = new Gestures(screen);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().records() > 0);
        screen.robot().push(KeyCode.CONTROL, KeyCode.F);
        screen.robot().write("afterw", 0);
        screen.until(() -> screen.text("search-count").equals("Nothing found"));
        gate.countDown();
        screen.idle();
        assertThat(screen.text("search-count")).isEqualTo("1 found");
    }

    @Test
    void aSearchDoesNotHoldTheWindowUpAndCanBeStopped() {
        List<Runnable> waiting = new ArrayList<>();
        openAndHold(Recordings.finished(false), waiting);
        screen.robot().push(KeyCode.CONTROL, KeyCode.F);
        screen.robot().write("t", 0);
        screen.until(() -> screen.isVisible("search-progress"));
        assertThat(screen.text("search-count")).isEqualTo("Searching…");
        screen.click("command-zoom-in");
        screen.until(() -> screen.bench().navigation().hasPast());
        screen.click("search-cancel");
        screen.idle();
        assertThat(screen.text("search-count")).isEqualTo("Stopped before the end");
        assertThat(screen.isVisible("search-progress")).isFalse();
        Screen.fx(() -> {
            waiting.forEach(Runnable::run);
            return null;
        });
        screen.idle();
        assertThat(Screen.fx(() -> screen.feature(SearchFeature.class).search().matches().isEmpty()))
                .as("what comes late is not taken")
                .isTrue();
    }

    @Test
    void escapeStopsASearchBeforeItClosesIt() {
        List<Runnable> waiting = new ArrayList<>();
        openAndHold(Recordings.finished(false), waiting);
        screen.robot().push(KeyCode.CONTROL, KeyCode.F);
        screen.robot().write("t", 0);
        screen.until(() -> screen.feature(SearchFeature.class).search().isBusy());
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("search-bar")).isTrue();
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("search-bar")).isFalse();
    }

    @Test
    void aStateStandsOutWhileThePointerIsOverItsName() {
        open(Recordings.finished(false));
        screen.robot().moveTo("#legend-callback");
        screen.idle();
        assertThat(dimmed(7)).isTrue();
        screen.moveTo(new int[]{400, 400});
        screen.idle();
        assertThat(dimmed(7)).isFalse();
    }

    @Test
    void keysLetStatesStandOutInTurn() {
        open(Recordings.finished(false));
        hand.push(KeyCode.C);
        assertThat(highlight()).contains(Style.RUNNING);
        hand.push(KeyCode.C);
        assertThat(highlight()).contains(Style.BLOCKED);
        hand.push(KeyCode.SHIFT, KeyCode.C);
        hand.push(KeyCode.SHIFT, KeyCode.C);
        assertThat(highlight()).isEmpty();
        Screen.fx(() -> {
            screen.bench().scene().lookup("#legend-idle").requestFocus();
            return null;
        });
        hand.push(KeyCode.SPACE);
        assertThat(highlight()).contains(Style.IDLE);
    }

    @Test
    void mPutsAMarkThatIsListedEditedAndRemoved() {
        open(Recordings.finished(false));
        hand.hover(hand.at(3, 300 * MS));
        hand.write("m");
        hand.write("it turns\n");
        assertThat(notes()).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("it turns");
            assertThat(note.time()).isBetween(295 * MS, 305 * MS);
        });
        assertThat(hand.texts()).contains("it turns");
        hand.selectTab("tab-notes");
        assertThat(hand.rows("notes")).isEqualTo(1);
        hand.selectFirst("notes");
        assertThat(Screen.fx(() -> hand.pointer().moment().orElseThrow().text())).isEqualTo("it turns");
        hand.push(KeyCode.F2);
        hand.push(KeyCode.CONTROL, KeyCode.A);
        hand.write("it turned\n");
        assertThat(notes()).extracting(Note::text).containsExactly("it turned");
        hand.selectFirst("notes");
        hand.push(KeyCode.DELETE);
        assertThat(notes()).isEmpty();
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(notes()).as("what was removed can be had back").extracting(Note::text).containsExactly("it turned");
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(notes()).isEmpty();
        hand.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(notes()).extracting(Note::text).containsExactly("it turns");
    }

    @Test
    void aClickOnTheFlagOfAMarkEditsIt() {
        open(Recordings.finished(false));
        Screen.fx(() -> {
            hand.navigation().notes().add(new Note(300 * MS, "here"));
            return null;
        });
        screen.idle();
        int x = hand.at(3, 300 * MS)[0];
        hand.click(new int[]{x + 3, 15});
        assertThat(hand.prompt()).isEqualTo("here");
        hand.write("there\n");
        assertThat(notes()).containsExactly(new Note(300 * MS, "there"));
        hand.click(new int[]{x + 3, 15});
        hand.push(KeyCode.ESCAPE);
        assertThat(notes()).containsExactly(new Note(300 * MS, "there"));
        hand.click(new int[]{x + 3, 15});
        hand.push(KeyCode.DELETE);
        hand.write("\n");
        assertThat(notes()).isEmpty();
    }

    @Test
    void anotherRecordingAndBackLosesNeitherViewNorMarks() {
        Snapshot recording = Recordings.finished(false);
        screen = Screen.still((_, _) -> FixedRun.finished(recording), dev.gantry.ui.theme.Theme.LIGHT, 1280, 800);
        hand = new Gestures(screen);
        screen.choose("thread-twenty");
        screen.click("run");
        screen.idle();
        Screen.fx(() -> {
            hand.navigation().notes().add(new Note(300 * MS, "here"));
            return null;
        });
        hand.push(KeyCode.W);
        var view = hand.viewport();
        screen.choose("thread-one");
        screen.idle();
        assertThat(notes()).isEmpty();
        screen.choose("thread-twenty");
        screen.idle();
        assertThat(notes()).containsExactly(new Note(300 * MS, "here"));
        assertThat(hand.viewport()).isEqualTo(view);
    }

    @Test
    void escapeClearsOneThingAtATime() {
        open(Recordings.finished(false));
        hand.push(KeyCode.CONTROL, KeyCode.F);
        hand.write("task");
        hand.push(KeyCode.C);
        Screen.fx(() -> {
            screen.timeline().requestFocus();
            return null;
        });
        hand.push(KeyCode.C);
        hand.click(hand.bar(State.CALLBACK, 4, task -> task == 7));
        hand.write("]");
        Screen.fx(() -> {
            hand.pointer().range(Optional.of(new dev.gantry.ui.session.Range(MS, 2 * MS)));
            return null;
        });
        hand.push(KeyCode.ESCAPE);
        assertThat(Screen.fx(() -> hand.pointer().range())).isEmpty();
        assertThat(Screen.fx(() -> hand.pointer().moment())).isPresent();
        hand.push(KeyCode.ESCAPE);
        assertThat(Screen.fx(() -> hand.pointer().moment())).isEmpty();
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(7));
        hand.push(KeyCode.ESCAPE);
        assertThat(hand.selection()).isEqualTo(Selection.NONE);
        assertThat(highlight()).isPresent();
        hand.push(KeyCode.ESCAPE);
        assertThat(highlight()).isEmpty();
        assertThat(screen.isVisible("search-bar")).isTrue();
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("search-bar")).isFalse();
        assertThat(Screen.fx(() -> hand.pointer().found().isEmpty())).isTrue();
    }

    private void open(Snapshot recording) {
        open(recording, Runnable::run);
    }

    /** Opens the window and holds what is to be read from then on; the lints have been asked by then. */
    private void openAndHold(Snapshot recording, List<Runnable> waiting) {
        AtomicBoolean holds = new AtomicBoolean();
        open(recording, task -> {
            if (holds.get()) {
                waiting.add(task);
            } else {
                task.run();
            }
        });
        screen.idle();
        holds.set(true);
    }

    private void open(Snapshot recording, Executor searcher) {
        screen = Screen.over(recording, searcher);
        hand = new Gestures(screen);
    }

    private List<Note> notes() {
        return Screen.fx(() -> hand.navigation().notes().all().notes());
    }

    private Optional<Style> highlight() {
        return Screen.fx(() -> hand.pointer().highlight());
    }

    /** Whether the bar of a task is drawn pale. */
    private boolean dimmed(int task) {
        return Screen.fx(() -> {
            Snapshot snapshot = screen.bench().session().snapshot();
            Rects rects = screen.bench().chart().frame().rects();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.depth(i) == 0 && rects.style(i) == Style.RUNNING
                        && snapshot.lane(rects.subject(i)).row(0).task(rects.first(i)) == task) {
                    return (rects.flags(i) & Rects.DIMMED) != 0;
                }
            }
            throw new AssertionError("task " + task + " has no bar");
        });
    }
}
