package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Coroutines;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.RowHeight;
import dev.gantry.view.style.Style;

/** What a user does with lanes, by mouse and by key. */
@Tag("screen")
class LanesTest {
    private static final String POOL = "ThreadPoolExecutor-0_";

    private Screen screen;

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void eWithTheArrowsGoesFromLaneToLaneAndFolds() {
        open(Recordings.finished(false));
        screen.robot().push(KeyCode.E);
        screen.idle();
        assertThat(selection()).isEqualTo(new Selection.OfLane(1));
        screen.robot().push(KeyCode.RIGHT);
        screen.idle();
        assertThat(selection()).as("it is open: into it").isEqualTo(new Selection.OfLane(2));
        screen.robot().push(KeyCode.DOWN);
        screen.robot().push(KeyCode.UP);
        screen.robot().push(KeyCode.LEFT);
        screen.idle();
        assertThat(selection()).as("it holds nothing: out of it").isEqualTo(new Selection.OfLane(1));
        screen.robot().push(KeyCode.LEFT);
        screen.idle();
        assertThat(labels()).containsExactly("gantry");
        screen.robot().push(KeyCode.RIGHT);
        screen.idle();
        assertThat(labels()).hasSize(8);
    }

    @Test
    void aClickOnTheTriangleFoldsAndOpens() {
        open(Recordings.finished(false));
        click(14, 0);
        assertThat(labels()).containsExactly("gantry");
        click(14, 0);
        assertThat(labels()).hasSize(8);
    }

    @Test
    void shiftWithLeftFoldsAllAndWithRightOpensAll() {
        open(Coroutines.many(20, 100));
        assertThat(labels()).containsExactly("java", "main", "20 coroutines", "queue");
        screen.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
        screen.idle();
        assertThat(labels()).hasSize(23);
        screen.robot().push(KeyCode.SHIFT, KeyCode.LEFT);
        screen.idle();
        assertThat(labels()).containsExactly("java");
    }

    @Test
    void theTableOfSlicesHoldsThoseOfLanesOnScreen() {
        open(Coroutines.many(40, 300));
        Gestures hand = new Gestures(screen);
        Snapshot recording = hand.snapshot();
        hand.selectTab("tab-slices");
        screen.idle();
        assertThat(rows()).as("the coroutines are folded into one line").isEqualTo(slices(recording, 2));
        assertThat(screen.text("slices-count")).endsWith("of 1 lane on screen");
        Screen.fx(() -> {
            screen.timeline().requestFocus();
            return null;
        });
        screen.robot().push(KeyCode.SHIFT, KeyCode.RIGHT);
        screen.idle();
        LaneLayout layout = Screen.fx(() -> screen.bench().chart().layout());
        int height = Screen.fx(() -> screen.bench().chart().lanesHeight());
        int[] seen = IntStream.rangeClosed(1, recording.lanes())
                .filter(lane -> layout.top(layout.lineOf(lane)) < height).toArray();
        assertThat(seen.length).as("some are scrolled out").isBetween(3, 41);
        assertThat(rows()).isEqualTo(IntStream.of(seen).map(lane -> slices(recording, lane)).sum());
        screen.click("slices-on-screen");
        screen.idle();
        assertThat(rows())
                .isEqualTo(IntStream.rangeClosed(1, recording.lanes()).map(lane -> slices(recording, lane)).sum());
        assertThat(screen.text("slices-count")).endsWith("of all 41 lanes");
    }

    private int rows() {
        return Screen.fx(() -> ((TableView<?>) screen.bench().scene().lookup("#slices")).getItems().size());
    }

    private static int slices(Snapshot recording, int lane) {
        int count = 0;
        for (int depth = 0; depth < recording.lane(lane).depth(); depth++) {
            count += recording.lane(lane).row(depth).size();
        }
        return count;
    }

    @Test
    void aDoubleClickOnTheSummaryOpensIt() {
        open(Coroutines.many(20, 100));
        int[] at = Screen.fx(() -> new int[]{600, screen.bench().chart().frame().lanesTop()
                + screen.bench().chart().layout().top(2) + 15});
        screen.moveTo(at);
        assertThat(Screen.fx(() -> label("hover-card"))).contains("20 coroutines").contains("running").contains(
                "waiting");
        screen.doubleClick(at);
        assertThat(labels()).hasSize(23);
    }

    @Test
    void pPinsTheLaneSoThatItStaysWhileTheOthersScroll() {
        open(Coroutines.many(12, 100));
        select(10);
        screen.robot().push(KeyCode.P);
        screen.idle();
        assertThat(labels().getFirst()).isEqualTo("task 7");
        Screen.fx(() -> {
            screen.bench().navigation().scroll(100);
            return null;
        });
        screen.idle();
        screen.moveTo(new int[]{100, Screen.fx(() -> screen.bench().chart().frame().lanesTop()) + 10});
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
        assertThat(selection()).isEqualTo(new Selection.OfLane(10));
        screen.robot().push(KeyCode.P);
        screen.idle();
        assertThat(labels().getFirst()).isEqualTo("java");
    }

    @Test
    void deleteHidesTheLaneAndTheStripShowsTheWayBack() {
        open(Recordings.finished(false));
        select(4);
        screen.robot().push(KeyCode.DELETE);
        screen.idle();
        assertThat(labels()).doesNotContain(POOL + 1).hasSize(7);
        assertThat(screen.text("lanes-hidden")).isEqualTo("1 lane hidden · show");
        screen.click("lanes-hidden");
        screen.idle();
        assertThat(labels()).contains(POOL + 1);
        assertThat(screen.isVisible("lane-strip")).isFalse();
    }

    @Test
    void shiftWithDeleteShowsWhatWasHidden() {
        open(Recordings.finished(false));
        select(4);
        screen.robot().push(KeyCode.DELETE);
        screen.robot().push(KeyCode.SHIFT, KeyCode.DELETE);
        screen.idle();
        assertThat(labels()).hasSize(8);
    }

    @Test
    void draggingANameMovesTheLane() {
        open(Recordings.finished(false));
        int from = line(POOL + 3);
        int to = line(POOL + 0);
        screen.moveTo(new int[]{100, middle(from)});
        screen.robot().press(MouseButton.PRIMARY);
        screen.moveTo(new int[]{100, middle(to) + 2});
        screen.moveTo(new int[]{100, middle(to) - 8});
        assertThat(screen.isVisible("lane-drop")).isTrue();
        screen.robot().release(MouseButton.PRIMARY);
        screen.idle();
        assertThat(screen.isVisible("lane-drop")).isFalse();
        assertThat(labels().stream().filter(label -> label.startsWith(POOL))).containsExactly(POOL + 3, POOL + 0,
                POOL + 1, POOL + 2, POOL + 4);
        screen.robot().push(KeyCode.ALT, KeyCode.Z);
        screen.idle();
        assertThat(labels().stream().filter(label -> label.startsWith(POOL))).containsExactly(POOL + 0, POOL + 1,
                POOL + 2, POOL + 3, POOL + 4);
    }

    @Test
    void shiftWithUpAndDownMovesTheLane() {
        open(Recordings.finished(false));
        select(4);
        screen.robot().push(KeyCode.SHIFT, KeyCode.DOWN);
        screen.idle();
        assertThat(labels().indexOf(POOL + 1)).isGreaterThan(labels().indexOf(POOL + 2));
        screen.robot().push(KeyCode.SHIFT, KeyCode.UP);
        screen.robot().push(KeyCode.SHIFT, KeyCode.UP);
        screen.idle();
        assertThat(labels().indexOf(POOL + 1)).isLessThan(labels().indexOf(POOL + 0));
    }

    @Test
    void controlShiftFFiltersLanesAndCountsThem() {
        open(Recordings.finished(false));
        screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        screen.robot().write("0_3");
        screen.idle();
        assertThat(labels()).containsExactly("gantry", POOL + 3);
        assertThat(screen.text("lane-count")).isEqualTo("1 of 7 lanes match");
        screen.robot().push(KeyCode.ENTER);
        screen.idle();
        assertThat(labels()).as("enter goes back to the lanes, and keeps the filter").hasSize(2);
        screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        screen.robot().push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(labels()).hasSize(8);
        assertThat(screen.isVisible("lane-strip")).isFalse();
    }

    @Test
    void rMakesRowsTallAndCompact() {
        open(Recordings.finished(false));
        int usual = Screen.fx(() -> screen.bench().chart().layout().height());
        screen.robot().push(KeyCode.R);
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().chart().layout().arrangement().rows())).isEqualTo(RowHeight.TALL);
        assertThat(Screen.fx(() -> screen.bench().chart().layout().height())).isGreaterThan(usual);
        screen.robot().push(KeyCode.R);
        screen.idle();
        assertThat(Screen.fx(() -> screen.bench().chart().layout().height())).isLessThan(usual);
    }

    @Test
    void xTakesTheArrowsOfSwitchesAway() {
        open(Coroutines.three());
        assertThat(arrows()).isPositive();
        screen.robot().push(KeyCode.X);
        screen.idle();
        assertThat(arrows()).isZero();
    }

    @Test
    void theMenuOfALaneSortsAndPutsBack() {
        open(Recordings.finished(false));
        screen.moveTo(new int[]{100, middle(line("main"))});
        screen.robot().clickOn(MouseButton.SECONDARY);
        assertThat(selection()).isEqualTo(new Selection.OfLane(2));
        screen.robot().clickOn("#menu-hide");
        screen.idle();
        assertThat(labels()).doesNotContain("main");
        screen.robot().push(KeyCode.SHIFT, KeyCode.F10);
        assertThat(Screen.fx(() -> screen.robot().lookup("#menu-lanes-reset").tryQuery())).isPresent();
        screen.robot().push(KeyCode.ESCAPE);
        screen.robot().push(KeyCode.CONTEXT_MENU);
        screen.robot().clickOn("#menu-lanes-reset");
        screen.idle();
        assertThat(labels()).hasSize(8).contains("main");
    }

    @Test
    void theButtonAboveTheNamesOpensTheMenu() {
        open(Recordings.finished(false));
        screen.click("lanes");
        screen.robot().clickOn("#menu-fold-all");
        screen.idle();
        assertThat(labels()).containsExactly("gantry");
    }

    @Test
    void theThreadsLineSaysWhoHeldItAndADoubleClickGoesThere() {
        open(Coroutines.three());
        int[] held = bar(Style.HELD);
        screen.moveTo(held);
        assertThat(Screen.fx(() -> label("hover-card"))).contains("held by eat").contains("came from main: switch");
        screen.doubleClick(held);
        assertThat(selection()).isInstanceOfSatisfying(Selection.OfSlice.class,
                slice -> assertThat(slice.lane()).isEqualTo(3));
    }

    @Test
    void aClickOnTheThreadsLineSaysWhyItDidNotRunThen() {
        open(Coroutines.three());
        screen.moveTo(bar(Style.HELD));
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
        assertThat(selection()).isInstanceOf(Selection.OfGap.class);
        assertThat(screen.text("inspector-sentence")).contains("held by");
    }

    @Test
    void hoverSaysWhomAWaitBlocks() {
        open(Coroutines.three());
        screen.moveTo(bar(Style.BLOCKING));
        assertThat(Screen.fx(() -> label("hover-card"))).contains("Blocks 2 other coroutines of its thread");
    }

    private void open(Snapshot recording) {
        screen = Screen.still((_, _) -> FixedRun.finished(recording), Theme.LIGHT, 1280, 800);
        screen.click("run");
        screen.idle();
    }

    private void select(int lane) {
        Screen.fx(() -> {
            screen.bench().pointer().select(new Selection.OfLane(lane));
            return null;
        });
        screen.idle();
    }

    private Selection selection() {
        return Screen.fx(() -> screen.bench().pointer().selection());
    }

    private List<String> labels() {
        return Screen.fx(() -> {
            LaneLayout layout = screen.bench().chart().layout();
            return IntStream.range(0, layout.size())
                    .mapToObj(line -> layout.label(screen.bench().chart().snapshot(), line)).toList();
        });
    }

    private int line(String label) {
        return labels().indexOf(label);
    }

    /** The y of the middle of a line, in the timeline's pixels. */
    private int middle(int line) {
        return Screen.fx(() -> screen.bench().chart().frame().lanesTop() + screen.bench().chart().layout().top(line)
                + screen.bench().chart().layout().height(line) / 2);
    }

    private void click(int x, int line) {
        screen.moveTo(new int[]{x, middle(line)});
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
    }

    private int arrows() {
        return Screen.fx(() -> {
            Rects rects = screen.bench().chart().frame().rects();
            return (int) IntStream.range(0, rects.size()).filter(i -> rects.style(i) == Style.SWITCH).count();
        });
    }

    /** The middle of the first bar of this style that is wide. */
    private int[] bar(Style style) {
        return Screen.fx(() -> {
            Rects rects = screen.bench().chart().frame().rects();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.style(i) == style && rects.width(i) > 20) {
                    return new int[]{rects.x(i) + rects.width(i) / 2, rects.y(i) + rects.height(i) / 2};
                }
            }
            throw new AssertionError("no such bar");
        });
    }

    /** All words in the node with this id. */
    private String label(String id) {
        return Screen.fx(() -> screen.bench().scene().lookup("#" + id).lookupAll(".label").stream()
                .map(node -> ((javafx.scene.control.Label) node).getText())
                .reduce("", (a, b) -> a + "\n" + b));
    }
}
