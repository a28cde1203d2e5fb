package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.input.KeyCode;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.ui.session.Tool;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.time.Viewport;

/** Keys that undo or reverse what another does, and second keys of a command. */
@Tag("screen")
class KeysTest {
    private static final long MS = Recordings.MS;
    private static final int WORKER = 3;

    private Screen screen;
    private Gestures hand;

    @BeforeEach
    void open() {
        screen = Screen.still((_, _) -> FixedRun.finished(Recordings.finished(false)), Theme.LIGHT, 1280, 800);
        hand = new Gestures(screen);
        screen.idle();
        screen.click("run");
        screen.idle();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void sAndMinusZoomOutAsFarAsWAndPlusZoomIn() {
        hand.write("ww");
        Viewport near = hand.viewport();
        hand.write("w");
        hand.write("s");
        assertThat(hand.viewport().span()).isCloseTo(near.span(), Percentage.withPercentage(1));
        hand.write("+");
        assertThat(hand.viewport().span()).isLessThan(near.span() * 9 / 10);
        hand.write("-");
        assertThat(hand.viewport().span()).isCloseTo(near.span(), Percentage.withPercentage(1));
    }

    @Test
    void zeroShowsTheWholeRecording() {
        Viewport all = hand.viewport();
        hand.write("wwd");
        assertThat(hand.viewport()).isNotEqualTo(all);
        hand.write("0");
        assertThat(hand.viewport()).isEqualTo(all);
    }

    @Test
    void controlShiftZGoesForwardAsControlYDoes() {
        Viewport all = hand.viewport();
        hand.write("w");
        Viewport near = hand.viewport();
        hand.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(hand.viewport()).isEqualTo(all);
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(hand.viewport()).isEqualTo(near);
    }

    @Test
    void commaAndLeftGoBackAlongTheLaneAndUpToTheLaneAbove() {
        hand.click(hand.at(WORKER, 100 * MS));
        Selection first = hand.selection();
        hand.write(".");
        Selection second = hand.selection();
        assertThat(second).isNotEqualTo(first);
        hand.write(",");
        assertThat(hand.selection()).isEqualTo(first);
        hand.push(KeyCode.RIGHT);
        assertThat(hand.selection()).isEqualTo(second);
        hand.push(KeyCode.LEFT);
        assertThat(hand.selection()).isEqualTo(first);
        hand.push(KeyCode.DOWN);
        assertThat(hand.selection()).isNotEqualTo(first);
        hand.push(KeyCode.UP);
        assertThat(hand.selection()).isEqualTo(first);
    }

    @Test
    void theOpeningBracketGoesBackAlongTheFlow() {
        hand.click(hand.at(WORKER, 100 * MS));
        hand.write("]]");
        assertThat(moment()).isEqualTo("started");
        hand.write("[");
        assertThat(moment()).isEqualTo("submitted");
    }

    @Test
    void vHAndZChooseTheTool() {
        hand.write("h");
        assertThat(tool()).isEqualTo(Tool.PAN);
        hand.write("z");
        assertThat(tool()).isEqualTo(Tool.ZOOM);
        hand.write("v");
        assertThat(tool()).isEqualTo(Tool.SELECT);
    }

    @Test
    void nGoesToTheNextMatchAndShiftNToTheOneBefore() {
        hand.push(KeyCode.CONTROL, KeyCode.F);
        hand.write("task 1");
        hand.push(KeyCode.ENTER);
        Screen.fx(() -> {
            screen.timeline().requestFocus();
            return null;
        });
        hand.push(KeyCode.N);
        assertThat(screen.text("search-count")).isEqualTo("2 of 11");
        hand.push(KeyCode.SHIFT, KeyCode.N);
        assertThat(screen.text("search-count")).isEqualTo("1 of 11");
    }

    @Test
    void textsShrinkAgain() {
        hand.push(KeyCode.CONTROL, KeyCode.EQUALS);
        int larger = percent();
        assertThat(larger).isGreaterThan(100);
        hand.push(KeyCode.CONTROL, KeyCode.ADD);
        assertThat(percent()).isGreaterThan(larger);
        hand.push(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(percent()).isEqualTo(larger);
        hand.push(KeyCode.CONTROL, KeyCode.SUBTRACT);
        assertThat(percent()).isEqualTo(100);
    }

    @Test
    void eachTabHasACommandThatBringsItToTheFront() {
        for (Tab tab : Screen.fx(() -> List.copyOf(screen.tabs().getTabs()))) {
            Screen.fx(() -> {
                screen.bench().commands().get(tab.getId().substring("tab-".length())).run();
                return null;
            });
            screen.idle();
            assertThat(Screen.fx(tab::isSelected)).as(tab.getId()).isTrue();
        }
    }

    @Test
    void controlBShowsTheStatistics() {
        hand.push(KeyCode.CONTROL, KeyCode.B);
        assertThat(Screen.fx(() -> screen.tabs().getSelectionModel().getSelectedItem()))
                .extracting(Tab::getId).isEqualTo("tab-statistics");
    }

    @Test
    void controlShiftEShowsTheLanesAsTheyCame() {
        int usual = Screen.fx(() -> screen.bench().chart().layout().height());
        hand.push(KeyCode.R);
        assertThat(Screen.fx(() -> screen.bench().chart().layout().height())).isNotEqualTo(usual);
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        assertThat(Screen.fx(() -> screen.bench().chart().layout().height())).isEqualTo(usual);
    }

    @Test
    void theQuestionMarkAndF1OpenTheHelp() {
        hand.write("?");
        assertThat(screen.isVisible("help")).isTrue();
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("help")).isFalse();
        hand.push(KeyCode.F1);
        assertThat(screen.isVisible("help")).isTrue();
    }

    private String moment() {
        return Screen.fx(() -> screen.bench().pointer().moment().orElseThrow().text());
    }

    private Tool tool() {
        return Screen.fx(() -> screen.bench().appearance().tool());
    }

    private int percent() {
        return Screen.fx(() -> screen.bench().appearance().percent());
    }
}
