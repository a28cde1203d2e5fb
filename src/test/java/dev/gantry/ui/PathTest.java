package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.view.explain.Selection;

/** The critical path in the window. */
@Tag("screen")
class PathTest {
    private final Screen screen = Screen.over(Recordings.finished(false), Runnable::run);
    private final Gestures hand = new Gestures(screen);

    @AfterEach
    void close() {
        screen.close();
    }

    private int paths() {
        screen.idle();
        return Screen.fx(() -> screen.bench().chart().frame().paths().size());
    }

    @Test
    void qShowsThePathToTheEndAndHidesIt() {
        assertThat(paths()).isZero();
        hand.write("q");
        screen.until(() -> screen.text("path-words").startsWith("Critical path to the end, "));
        assertThat(screen.text("path-words")).contains("blocked", "ran", "%");
        assertThat(screen.text("path-gain")).startsWith("task 15 half as long: ").endsWith(" earlier");
        assertThat(paths()).isEqualTo(1);
        hand.write("q");
        assertThat(screen.isVisible("path-bar")).isFalse();
        assertThat(paths()).isZero();
    }

    @Test
    void itFollowsTheSelectionAndEscTakesItAway() {
        hand.write("q");
        screen.until(() -> screen.text("path-words").startsWith("Critical path to the end, "));
        Screen.fx(() -> {
            hand.pointer().select(new Selection.OfTask(7));
            return null;
        });
        screen.until(() -> screen.text("path-words").startsWith("Critical path to task 6, "));
        hand.push(KeyCode.ESCAPE);
        screen.until(() -> hand.selection().equals(Selection.NONE));
        hand.push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("path-bar")).isFalse();
        assertThat(paths()).isZero();
    }
}
