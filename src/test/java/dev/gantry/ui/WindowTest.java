package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.code.CodeFeature;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

/**
 * The window over a recording that stands still. What names JavaFX's own types is in {@link Screen}: JUnit loads this
 * class to read its tag also where there is no JavaFX.
 */
@Tag("screen")
class WindowTest {
    private Screen screen;

    @BeforeEach
    void open() {
        Snapshot recording = Recordings.finished(false);
        screen = Screen.still((_, _) -> FixedRun.finished(recording), Theme.LIGHT, 1280, 800);
        screen.choose("thread-twenty");
        screen.idle();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void theFirstThingToDoIsABigButtonThatRunsTheLesson() {
        assertThat(screen.isVisible("welcome")).isTrue();
        screen.click("welcome-run");
        screen.idle();
        assertThat(screen.isVisible("welcome")).isFalse();
        assertThat(screen.text("status-state")).isEqualTo("Finished");
        assertThat(screen.text("status-lost")).isEqualTo("0 lost");
    }

    @Test
    void enterRunsTheLessonToo() {
        screen.robot().push(KeyCode.ENTER);
        screen.idle();
        assertThat(screen.text("status-state")).isEqualTo("Finished");
    }

    @Test
    void aClickOnABarTellsTheLifeOfItsTaskAndLightsItsLine() {
        run();
        click(bar(12));
        assertThat(screen.text("inspector-title")).isEqualTo("task 11");
        assertThat(screen.text("inspector-state")).isEqualTo("succeeded");
        assertThat(screen.text("fact-waited")).isEqualTo("407 ms");
        assertThat(screen.text("fact-lane")).isEqualTo("ThreadPoolExecutor-0_1");
        assertThat(screen.text("fact-site")).startsWith("Main:");
        assertThat(Screen.fx(() -> screen.feature(CodeFeature.class).litLine()))
                .isEqualTo(Integer.parseInt(screen.text("fact-site").split(":")[1]));
    }

    @Test
    void aClickOnAGapSaysWhyNothingRanThere() {
        run();
        Screen.fx(() -> {
            Snapshot snapshot = screen.bench().session().snapshot();
            screen.bench().pointer().select(dev.gantry.view.explain.WhyIdle.gap(snapshot, 3, 840 * Recordings.MS));
            return null;
        });
        screen.idle();
        assertThat(screen.text("inspector-title")).isEqualTo("ThreadPoolExecutor-0_0");
        assertThat(screen.text("inspector-sentence")).isNotBlank();
    }

    @Test
    void wZoomsInAndControlZGoesBack() {
        run();
        Viewport all = viewport();
        screen.robot().type(KeyCode.W);
        screen.idle();
        assertThat(viewport().span()).isLessThan(all.span());
        screen.robot().push(KeyCode.CONTROL, KeyCode.Z);
        screen.idle();
        assertThat(viewport()).isEqualTo(all);
    }

    @Test
    void theButtonsZoomAndFit() {
        run();
        Viewport all = viewport();
        screen.click("command-zoom-in");
        screen.click("command-zoom-in");
        screen.idle();
        assertThat(viewport().span()).isLessThan(all.span() / 2);
        screen.click("command-fit");
        screen.idle();
        assertThat(viewport()).isEqualTo(all);
    }

    @Test
    void theWheelWithControlZoomsAtThePointer() {
        run();
        Viewport all = viewport();
        screen.moveTo(bar(12));
        long under = timeUnderPointer(bar(12));
        screen.turnWheelWithControl(bar(12));
        screen.idle();
        assertThat(viewport().span()).isLessThan(all.span());
        assertThat(viewport().start()).isLessThan(under);
        assertThat(viewport().end()).isGreaterThan(under);
    }

    @Test
    void draggingSelectsAStretchOfTimeAndFZoomsToIt() {
        run();
        screen.drag(600, 300, 700);
        screen.idle();
        assertThat(screen.isVisible("range")).isTrue();
        long length = Screen.fx(() -> screen.bench().pointer().range().orElseThrow().length());
        screen.robot().type(KeyCode.F);
        screen.idle();
        assertThat(viewport().span()).isBetween(length, length * 11 / 10);
    }

    @Test
    void thePanToolMovesTheView() {
        run();
        screen.click("command-zoom-in");
        screen.click("command-tool-pan");
        screen.idle();
        Viewport before = viewport();
        screen.drag(700, 300, 600);
        screen.idle();
        assertThat(viewport().start()).isGreaterThan(before.start());
        assertThat(viewport().span()).isEqualTo(before.span());
        assertThat(Screen.fx(() -> screen.bench().pointer().range())).isEmpty();
    }

    @Test
    void commaAndFullStopGoAlongTheLaneAndArrowsToTheNext() {
        run();
        click(bar(12));
        screen.robot().type(KeyCode.PERIOD);
        screen.idle();
        Selection next = Screen.fx(() -> screen.bench().pointer().selection());
        screen.robot().push(KeyCode.DOWN);
        screen.idle();
        assertThat(next).isNotEqualTo(Screen.fx(() -> screen.bench().pointer().selection()));
    }

    @Test
    void bracketsGoAlongTheFlowOfATask() {
        run();
        click(bar(12));
        screen.robot().write("]");
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pointer().moment().orElseThrow().text())).isEqualTo("submitted");
        screen.robot().write("]");
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pointer().moment().orElseThrow().text())).isEqualTo("started");
    }

    @Test
    void aStateInTheLegendStandsOutUntilItIsClickedAgain() {
        run();
        screen.click("legend-callback");
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pointer().highlight())).isEqualTo(Optional.of(Style.CALLBACK));
        screen.click("legend-callback");
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pointer().highlight())).isEmpty();
    }

    @Test
    void escapeClearsTheSelection() {
        run();
        click(bar(12));
        screen.robot().push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pointer().selection())).isEqualTo(Selection.NONE);
        assertThat(screen.isVisible("inspector-empty")).isTrue();
    }

    @Test
    void aLineOfTheOutputShowsItsMoment() {
        run();
        selectTab(2);
        screen.idle();
        Screen.fx(() -> {
            ListView<?> output = (ListView<?>) screen.bench().scene().lookup("#output");
            assertThat(output.getItems()).hasSize(41);
            output.getSelectionModel().select(10);
            return null;
        });
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pointer().moment())).isPresent();
        assertThat(Screen.fx(() -> screen.bench().pointer().task())).isPositive();
    }

    @Test
    void theTableOfTasksAndTheTimelineSelectTheSame() {
        run();
        selectTab(3);
        screen.idle();
        click(bar(12));
        TableView<?> tasks = (TableView<?>) screen.bench().scene().lookup("#tasks");
        assertThat(tasks.getItems()).hasSize(20);
        assertThat(tasks.getSelectionModel().getSelectedItem()).isEqualTo(12);
        Screen.fx(() -> {
            ((TableView<?>) screen.bench().scene().lookup("#tasks")).getSelectionModel().select(4);
            return null;
        });
        screen.idle();
        assertThat(screen.text("inspector-title")).isEqualTo("task 4");
    }

    @Test
    void theTableOfTasksStaysWhereItsReaderScrolledTo() {
        run();
        selectTab(3);
        screen.idle();
        click(bar(12));
        TableView<?> tasks = (TableView<?>) screen.bench().scene().lookup("#tasks");
        Screen.fx(() -> {
            tasks.scrollTo(0);
            return null;
        });
        selectTab(2);
        screen.idle();
        selectTab(3);
        screen.idle();
        VirtualFlow<?> flow = (VirtualFlow<?>) tasks.lookup(".virtual-flow");
        assertThat(Screen.fx(() -> flow.getFirstVisibleCell().getIndex())).isZero();
        assertThat(tasks.getSelectionModel().getSelectedItem()).isEqualTo(12);
    }

    @Test
    void searchFindsALessonByItsWords() {
        screen.robot().push(KeyCode.CONTROL, KeyCode.L);
        screen.robot().write("callback");
        screen.idle();
        ListView<?> library = (ListView<?>) screen.bench().scene().lookup("#library");
        assertThat(library.getItems()).hasSizeBetween(1, 3);
        assertThat(screen.text("lesson-name")).isEqualTo("20 tasks on 5 threads");
        screen.robot().push(KeyCode.ENTER);
        screen.idle();
        assertThat(screen.text("lesson-name")).isEqualTo("Callbacks on a thread pool");
    }

    @Test
    void aWrongParameterIsExplainedAndHoldsTheRunUntilItIsMended() {
        screen.type("parameter-workers", "0");
        assertThat(screen.text("parameters-complaint")).isEqualTo("Workers must be from 1 to 256.");
        assertThat(screen.bench().scene().lookup("#run").isDisabled()).isTrue();
        screen.type("parameter-workers", "abc");
        assertThat(screen.text("parameters-complaint")).isEqualTo("Workers must be a whole number.");
        screen.type("parameter-workers", "3");
        assertThat(screen.isVisible("parameters-complaint")).isFalse();
        assertThat(screen.bench().scene().lookup("#run").isDisabled()).isFalse();
        assertThat(screen.bench().session().arguments().values()).containsEntry("workers", 3L);
    }

    @Test
    void keysOfTheTimelineStayOutOfANumberThatIsTyped() {
        run();
        Viewport all = viewport();
        screen.type("parameter-unit", "1000");
        assertThat(screen.bench().session().arguments().values()).containsEntry("unit", 1000L);
        assertThat(viewport()).isEqualTo(all);
    }

    @Test
    void theThemeChangesWhatIsDrawn() {
        run();
        long before = Screen.fx(() -> screen.bench().pump().frames(Reason.THEME));
        screen.click("command-theme");
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().pump().frames(Reason.THEME))).isEqualTo(before + 1);
        screen.click("command-theme");
        screen.idle();
    }

    @Test
    void helpListsTheKeysAndEscapeClosesIt() {
        screen.click("command-help");
        screen.idle();
        assertThat(screen.isVisible("help")).isTrue();
        screen.robot().push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(screen.isVisible("help")).isFalse();
    }

    @Test
    void nothingIsDrawnWithoutAReason() {
        run();
        List<Long> before = frames();
        screen.idle();
        screen.idle();
        assertThat(frames()).isEqualTo(before);
        assertThat(screen.bench().session().state()).contains(Recording.State.ENDED);
    }

    private void run() {
        screen.click("run");
        screen.idle();
    }

    private void selectTab(int index) {
        Screen.fx(() -> {
            screen.tabs().getSelectionModel().select(index);
            return null;
        });
    }

    private Viewport viewport() {
        return Screen.fx(() -> screen.bench().navigation().viewport());
    }

    private List<Long> frames() {
        return Screen.fx(() -> List.of(Reason.values()).stream().map(screen.bench().pump()::frames).toList());
    }

    /** The middle of a task's bar, in the timeline's pixels. */
    private int[] bar(int task) {
        return Screen.fx(() -> {
            Snapshot snapshot = screen.bench().session().snapshot();
            Rects rects = screen.bench().chart().frame().rects();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.depth(i) == 0
                        && snapshot.lane(rects.subject(i)).row(0).task(rects.first(i)) == task) {
                    return new int[]{rects.x(i) + rects.width(i) / 2, rects.y(i) + rects.height(i) / 2};
                }
            }
            throw new AssertionError("task " + task + " has no bar");
        });
    }

    private long timeUnderPointer(int[] at) {
        return Screen.fx(() -> screen.bench().chart().frame().scale().time(at[0]));
    }

    private void click(int[] at) {
        screen.moveTo(at);
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
    }
}
