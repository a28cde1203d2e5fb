package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.recording.Recording;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

/** Two recordings in one window. */
@Tag("screen")
class CompareTest {
    private static final long MS = Recordings.MS;
    private static final Snapshot BEFORE = run(0, "a", 10, "b", 20, "c", 30);
    private static final Snapshot AFTER = run(5, "a", 20, "c", 30, "b", 10);

    private final Deque<Snapshot> runs = new ArrayDeque<>(List.of(BEFORE, AFTER));
    private final Screen screen = Screen.still(
            (_, _) -> FixedRun.finished(runs.size() > 1 ? runs.pop() : runs.peek()), Theme.LIGHT, 1280, 800);
    private final Gestures hand = new Gestures(screen);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        screen.close();
    }

    /** One worker that runs these tasks, each a name and milliseconds, one after the other, from 10 ms later on. */
    static Snapshot run(int begin, Object... tasks) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(begin * MS, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(begin * MS, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(begin * MS, 3, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        trace.executorOpened(begin * MS, 1, 1, names.intern("pool"));
        long time = (begin + 10) * MS;
        for (int i = 0; i < tasks.length; i += 2) {
            trace.taskSubmitted(time, 2, i / 2 + 1, 1, names.intern((String) tasks[i]));
        }
        for (int i = 0; i < tasks.length; i += 2) {
            trace.taskStarted(time, 3, i / 2 + 1);
            time += (int) tasks[i + 1] * MS;
            trace.taskEnded(time, 3, i / 2 + 1, TaskState.SUCCEEDED, 0);
        }
        trace.finish(time + 10 * MS);
        return trace.snapshot();
    }

    /** Shows the second run, with the first below it. */
    private void begin() {
        screen.click("run");
        screen.idle();
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot() == AFTER);
        screen.idle();
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        screen.until(() -> screen.text("compare-pair").contains("3 tasks in both"));
        screen.idle();
    }

    private Pane below() {
        return screen.bench().beside().pane();
    }

    private int x(Chart chart, long time) {
        return Screen.fx(() -> chart.frame().scale().x(time));
    }

    private long count(Chart chart, Style style) {
        return Screen.fx(() -> {
            Rects rects = chart.frame().rects();
            long count = 0;
            for (int i = 0; i < rects.size(); i++) {
                count += rects.style(i) == style ? 1 : 0;
            }
            return count;
        });
    }

    private void axis(int index) {
        Screen.fx(() -> {
            ((ComboBox<?>) screen.bench().scene().lookup("#compare-axis")).getSelectionModel().select(index);
            return null;
        });
        screen.idle();
    }

    private Node beside() {
        return screen.bench().scene().lookup("#timeline-beside");
    }

    @Test
    void theRunBeforeLiesBelowOnTheSameAxisAndEscTakesItAway() {
        screen.click("run");
        screen.idle();
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot() == AFTER);
        screen.idle();
        Viewport alone = hand.viewport();
        int tabs = screen.tabs().getTabs().size();
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        screen.until(() -> screen.text("compare-pair").contains("3 tasks in both"));
        screen.idle();
        assertThat(Screen.fx(() -> below().chart().snapshot())).isSameAs(BEFORE);
        assertThat(x(below().chart(), 0)).as("both from 0").isEqualTo(x(screen.bench().chart(), 5 * MS));
        assertThat(x(below().chart(), 40 * MS)).isEqualTo(x(screen.bench().chart(), 45 * MS));
        assertThat(screen.tabs().getTabs()).hasSize(tabs + 1);
        assertThat(Screen.fx(() -> beside().getLayoutBounds().getHeight())).isGreaterThan(100);
        hand.push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(Screen.fx(this::beside)).isNull();
        assertThat(screen.isVisible("compare-bar")).isFalse();
        assertThat(screen.tabs().getTabs()).hasSize(tabs);
        assertThat(hand.viewport()).isEqualTo(alone);
        assertThat(count(screen.bench().chart(), Style.LONGER)).isZero();
        assertThat(Screen.fx(() -> screen.timeline().isFocused())).isTrue();
    }

    @Test
    void bothMoveTogetherByMouseAndKeysInEither() {
        begin();
        Viewport all = hand.viewport();
        hand.write("w");
        assertThat(hand.viewport().span()).isLessThan(all.span());
        assertThat(Screen.fx(() -> below().navigation().viewport().start() + 5 * MS))
                .isEqualTo(hand.viewport().start());
        screen.robot().moveTo(Screen.fx(() -> beside().localToScreen(400, 40)));
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
        Viewport before = hand.viewport();
        hand.write("d");
        assertThat(hand.viewport().start()).as("keys in the chart below").isGreaterThan(before.start());
        hand.write("0");
        assertThat(hand.viewport()).isEqualTo(all);
        screen.drag(MouseButton.MIDDLE, "timeline-beside", 500, 60, 400, 60);
        assertThat(hand.viewport().span()).isEqualTo(all.span());
    }

    @Test
    void longerShorterAndMovedTasksStandOutInBoth() {
        begin();
        for (Chart chart : List.of(screen.bench().chart(), below().chart())) {
            assertThat(count(chart, Style.LONGER)).as("b: 10 ms above, 20 ms below").isEqualTo(1);
            assertThat(count(chart, Style.SHORTER)).as("a: 20 ms above, 10 ms below").isEqualTo(1);
            assertThat(count(chart, Style.MOVED)).isEqualTo(1);
        }
    }

    @Test
    void aSelectedOrHoveredTaskLightsItsPartner() {
        begin();
        assertThat(count(below().chart(), Style.SELECTION)).isZero();
        hand.click(Screen.fx(() -> new int[]{screen.bench().chart().frame().scale().x(20 * MS), y(3)}));
        assertThat(hand.selection()).isEqualTo(new Selection.OfTask(1));
        assertThat(count(below().chart(), Style.SELECTION)).isEqualTo(4);
        assertThat(screen.text("compare-pair")).isEqualTo("a: ran 20.0 ms above, 10.0 ms below, ▼ -50 %");
        Screen.fx(() -> {
            screen.bench().pointer().select(Selection.NONE);
            below().pointer().select(new Selection.OfTask(2));
            return null;
        });
        screen.idle();
        assertThat(count(screen.bench().chart(), Style.SELECTION)).isEqualTo(4);
        assertThat(screen.text("compare-pair")).startsWith("b: ran 10.0 ms above, 20.0 ms below, ▲ +100 %");
        Screen.fx(() -> {
            screen.bench().pointer().hover(new Selection.OfTask(2));
            return null;
        });
        screen.idle();
        assertThat(hovered(below().chart())).as("c above is c below").isEqualTo(3);
    }

    private int y(int lane) {
        Chart chart = screen.bench().chart();
        int line = chart.layout().lineOf(lane);
        return chart.frame().lanesTop() + chart.layout().top(line) + chart.layout().height(line) / 2;
    }

    /** The task of the brighter bar. */
    private int hovered(Chart chart) {
        return Screen.fx(() -> {
            Rects rects = chart.frame().rects();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.is(i, Rects.HOVERED)) {
                    return chart.snapshot().lane(rects.subject(i)).row(rects.depth(i)).task(rects.first(i));
                }
            }
            return 0;
        });
    }

    @Test
    void timesCanBeAlignedAndStretched() {
        begin();
        Chart above = screen.bench().chart();
        axis(1);
        assertThat(x(below().chart(), 10 * MS)).as("first submissions").isEqualTo(x(above, 15 * MS));
        axis(2);
        assertThat(Screen.fx(() -> ((ComboBox<?>) screen.bench().scene().lookup("#compare-axis")).getValue()
                .toString())).as("nothing is selected").isEqualTo("SUBMISSION");
        Screen.fx(() -> {
            screen.bench().pointer().select(new Selection.OfTask(3));
            return null;
        });
        screen.idle();
        axis(2);
        assertThat(x(below().chart(), 20 * MS)).as("b starts").isEqualTo(x(above, 65 * MS));
        Viewport aligned = hand.viewport();
        assertThat(aligned.start()).as("all of both is in sight").isLessThanOrEqualTo(5 * MS);
        assertThat(aligned.end()).isGreaterThanOrEqualTo((80 + 45) * MS);
        hand.write("y");
        assertThat(x(below().chart(), 10 * MS)).as("a starts").isEqualTo(x(above, 15 * MS));
        assertThat(x(below().chart(), 20 * MS)).as("a ends, or b starts")
                .isIn(x(above, 35 * MS), x(above, 65 * MS));
        assertThat(x(below().chart(), 40 * MS)).as("b ends").isEqualTo(x(above, 75 * MS));
        assertThat(x(below().chart(), 30 * MS)).as("between").isCloseTo(
                (x(below().chart(), 20 * MS) + x(below().chart(), 40 * MS)) / 2, within(1));
    }

    @Test
    void whatIsBelowTheMouseStaysThereAlsoWhereTimesAreStretched() {
        begin();
        axis(3);
        int before = x(below().chart(), 27 * MS);
        Screen.fx(() -> {
            below().navigation().zoom(27 * MS, 0.4);
            return null;
        });
        screen.idle();
        assertThat(hand.viewport().span()).isLessThan(60 * MS);
        assertThat(x(below().chart(), 27 * MS)).isCloseTo(before, within(1));
        Viewport zoomed = hand.viewport();
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        hand.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(hand.viewport()).isEqualTo(zoomed);
    }

    @Test
    void aRecordingThatGrowsIsComparedAsItIs() {
        screen.click("run");
        screen.idle();
        AtomicReference<Snapshot> now = new AtomicReference<>(Recordings.until(300 * MS));
        Recording live = FixedRun.running(now::get);
        Screen.fx(() -> {
            screen.bench().beside().show(live);
            return null;
        });
        screen.until(() -> below().chart().snapshot() == now.get());
        screen.until(() -> hand.viewport().end() >= 300 * MS);
        now.set(Recordings.until(600 * MS));
        screen.until(() -> below().chart().snapshot() == now.get());
        screen.until(() -> hand.viewport().end() >= 600 * MS);
        live.stop();
        hand.push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(hand.viewport().end()).isLessThan(100 * MS);
    }

    @Test
    void aRowOfTheTableLeadsToBothBars() {
        begin();
        hand.write("w");
        hand.write("w");
        Screen.fx(() -> {
            TableView<?> table = (TableView<?>) screen.bench().scene().lookup("#compare");
            assertThat(table.getItems()).hasSize(3);
            table.getSelectionModel().select(1);
            return null;
        });
        screen.idle();
        int above = ((Selection.OfTask) hand.selection()).task();
        int below = Screen.fx(() -> below().pointer().task());
        assertThat(AFTER.taskLabel(above)).isEqualTo(BEFORE.taskLabel(below));
        Viewport shown = hand.viewport();
        assertThat(AFTER.taskStarted(above)).isBetween(shown.start(), shown.end());
        assertThat(BEFORE.taskStarted(below) + 5 * MS).isBetween(shown.start(), shown.end());
        assertThat(hand.cells("compare")).contains("▼ -50 %", "▲ +100 %", "0 %");
    }

    @Test
    void theCardOffersTheRunBeforeAndFilesAreReadBeside() throws Exception {
        Path file = SavedFiles.save(folder.resolve("saved.pftrace"));
        screen.click("run");
        screen.idle();
        screen.click("run");
        screen.idle();
        hand.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(screen.isVisible("compare-card")).isTrue();
        assertThat(Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#compare-list")).getItems()))
                .hasSize(1);
        hand.push(KeyCode.ENTER);
        screen.until(() -> screen.bench().beside().isOn());
        assertThat(screen.isVisible("compare-card")).isFalse();
        Screen.fx(() -> {
            screen.bench().files().openBeside(file);
            return null;
        });
        screen.until(() -> screen.text("compare-words").contains("below saved.pftrace"));
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().session().snapshot())).as("what was shown stays").isSameAs(AFTER);
        Screen.fx(() -> {
            screen.bench().files().openBeside(folder.resolve("missing.pftrace"));
            return null;
        });
        screen.until(() -> screen.isVisible("files"));
        assertThat(Screen.fx(() -> screen.bench().beside().isOn())).isTrue();
    }
}
