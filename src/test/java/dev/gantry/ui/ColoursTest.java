package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.State;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;

/** What running slices are coloured by. */
@Tag("screen")
class ColoursTest {
    private static Screen open(Settings settings) {
        Screen screen = Screen.remembering((_, _) -> FixedRun.finished(Recordings.nested()), Theme.LIGHT, settings);
        screen.idle();
        screen.click("run");
        screen.idle();
        return screen;
    }

    private static Set<Style> styles(Screen screen) {
        return Screen.fx(() -> {
            Rects rects = screen.bench().chart().frame().rects();
            Set<Style> styles = new TreeSet<>();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.subject(i) > 0) {
                    styles.add(rects.style(i));
                }
            }
            return styles;
        });
    }

    private static void choose(Screen screen, String by) {
        Screen.fx(() -> {
            ((MenuButton) screen.stage().getScene().lookup("#colours")).getItems().stream()
                    .filter(item -> item.getId().equals("colours-" + by)).forEach(item -> item.fire());
            return null;
        });
        screen.idle();
    }

    private static List<String> legend(Screen screen) {
        return Screen.fx(() -> screen.stage().getScene().lookup(".legend").lookupAll(".legend-entry").stream()
                .map(entry -> ((Labeled) entry).getText()).toList());
    }

    @Test
    void aNameHasItsColourStatesKeepTheirsAndTheLegendListsTheLongest() {
        Settings settings = Settings.unkept();
        try (Screen screen = open(settings)) {
            assertThat(styles(screen)).contains(Style.RUNNING).doesNotContainAnyElementsOf(Style.tints());
            choose(screen, "name");
            assertThat(styles(screen)).containsAnyElementsOf(Style.tints()).contains(Style.of(State.BLOCKED),
                    Style.of(State.SUSPENDED));
            assertThat(legend(screen)).startsWith("serve").contains("query", "render", "running");
            Gestures hand = new Gestures(screen);
            Screen.fx(() -> {
                ((ButtonBase) screen.stage().getScene().lookup(".legend").lookup(".legend-entry")).fire();
                return null;
            });
            screen.idle();
            assertThat(lit(screen)).as("what stands out").containsAnyElementsOf(Style.tints())
                    .doesNotContain(Style.RUNNING);
            assertThat(Screen.fx(() -> hand.pointer().highlight())).isPresent();
            choose(screen, "duration");
            assertThat(Screen.fx(() -> hand.pointer().highlight())).as("what is no colour any more").isEmpty();
            assertThat(legend(screen)).startsWith("< 10.0 µs");
            hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
            screen.idle();
            assertThat(styles(screen)).contains(Style.RUNNING).doesNotContainAnyElementsOf(Style.tints());
            choose(screen, "name");
        }
        try (Screen again = open(settings)) {
            assertThat(styles(again)).as("remembered").containsAnyElementsOf(Style.tints());
        }
    }

    private static Set<Style> lit(Screen screen) {
        return Screen.fx(() -> {
            Rects rects = screen.bench().chart().frame().rects();
            Set<Style> styles = new TreeSet<>();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.subject(i) > 0 && rects.count(i) > 0 && (rects.flags(i) & Rects.DIMMED) == 0) {
                    styles.add(rects.style(i));
                }
            }
            return styles;
        });
    }
}
