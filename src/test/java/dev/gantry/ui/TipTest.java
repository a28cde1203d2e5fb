package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.ui.theme.Tip;

/** What explains a control under the pointer is there when the pointer comes, with the words of then. */
@Tag("screen")
class TipTest {
    @BeforeAll
    static void start() {
        Screen.start();
    }

    @Test
    void isMadeWhenThePointerFirstComes() {
        Button button = Screen.fx(Button::new);
        Screen.fx(() -> {
            Tip.put(button, "early");
            Tip.put(button, "now");
            assertThat(button.getTooltip()).isNull();
            enter(button);
            assertThat(button.getTooltip().getText()).isEqualTo("now");
            return button;
        });
    }

    @Test
    void isReadAloudWithoutAPointer() {
        Button button = Screen.fx(Button::new);
        Screen.fx(() -> {
            Tip.put(button, "words");
            return button;
        });
        assertThat(button.getAccessibleHelp()).isEqualTo("words");
    }

    @Test
    void followsItsWordsWhenItIsMade() {
        Button button = Screen.fx(Button::new);
        Screen.fx(() -> {
            Tip.put(button, "before");
            enter(button);
            Tip.put(button, "after");
            assertThat(button.getTooltip().getText()).isEqualTo("after");
            return button;
        });
    }

    @Test
    void staysAwayAfterItWasCleared() {
        Button button = Screen.fx(Button::new);
        Screen.fx(() -> {
            Tip.put(button, "words");
            enter(button);
            Tip.clear(button);
            enter(button);
            assertThat(button.getTooltip()).isNull();
            return button;
        });
    }

    @Test
    void isAsLargeAsOtherTexts() {
        Settings settings = Settings.unkept();
        Choices.put(settings, 200);
        try (Screen screen = Screen.remembering((_, _) -> FixedRun.finished(Recordings.finished(true)), Theme.LIGHT,
                settings)) {
            double size = Screen.fx(() -> {
                Button run = (Button) screen.bench().scene().lookup("#run");
                enter(run);
                run.getTooltip().show(run, 10, 10);
                Node words = run.getTooltip().getSkin().getNode();
                words.applyCss();
                run.getTooltip().hide();
                return ((Labeled) words).getFont().getSize();
            });
            assertThat(size).isEqualTo(26);
        }
    }

    private static void enter(Button button) {
        Event.fireEvent(button, new MouseEvent(MouseEvent.MOUSE_ENTERED, 0, 0, 0, 0, MouseButton.NONE, 0, false, false,
                false, false, false, false, false, false, false, false, null));
    }
}
