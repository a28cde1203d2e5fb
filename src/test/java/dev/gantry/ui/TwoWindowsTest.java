package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.recording.Recording;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** What is chosen for all windows reaches all of them, at once. */
@Tag("screen")
class TwoWindowsTest {
    private final Settings settings = Settings.unkept();
    private final Screen first = open();
    private final Screen second = open();

    @AfterEach
    void close() {
        second.close();
        first.close();
        Language.ENGLISH.speak();
        Theme.LIGHT.apply();
    }

    private Screen open() {
        Recording run = FixedRun.finished(Recordings.finished(false));
        Screen screen = Screen.still((_, _) -> run, Theme.LIGHT, settings, 1000, 700);
        Screen.fx(() -> {
            screen.bench().session().run();
            return null;
        });
        screen.idle();
        return screen;
    }

    @Test
    void aThemeReachesTheChartOfEachWindow() {
        command(first, "theme");
        second.settled();
        for (Screen screen : List.of(first, second)) {
            assertThat(Screen.fx(() -> screen.bench().appearance().theme())).isEqualTo(Theme.DARK);
        }
        command(second, "theme");
        assertThat(Screen.fx(() -> first.bench().appearance().theme())).isEqualTo(Theme.LIGHT);
        command(second, "text-larger");
        assertThat(Screen.fx(() -> first.bench().appearance().percent())).isEqualTo(125);
    }

    @Test
    void aLanguageIsSpokenAtOnceInEachWindowAndWhatIsShownStays() {
        Screen.fx(() -> {
            second.bench().pointer().select(new Selection.OfTask(3));
            second.tabs().show("tasks");
            second.bench().navigation().zoom(0, 0.5);
            return null;
        });
        second.settled();
        long span = Screen.fx(() -> second.bench().navigation().viewport().span());
        command(first, "language");
        first.idle();
        second.idle();
        assertThat(Language.now()).isEqualTo(Language.CHINESE);
        for (Screen screen : List.of(first, second)) {
            assertThat(screen.text("run")).isEqualTo("运行");
            assertThat(Screen.fx(() -> screen.tabs().getTabs().getFirst().getText())).isEqualTo("课程");
        }
        assertThat(Screen.fx(() -> second.bench().pointer().selection())).isEqualTo(new Selection.OfTask(3));
        assertThat(Screen.fx(() -> second.tabs().isShown("tasks"))).isTrue();
        assertThat(Screen.fx(() -> second.bench().navigation().viewport().span())).isEqualTo(span);
        command(second, "language");
        first.idle();
        assertThat(first.text("run")).as("one more press takes it back").isEqualTo("Run");
        first.click("run");
        first.idle();
        assertThat(Screen.fx(() -> first.bench().session().snapshot().tasks())).isEqualTo(20);
    }

    @Test
    void whatIsPresentedOrSearchedEndsWithTheOldLanguage() {
        Gestures hand = new Gestures(second);
        hand.push(KeyCode.CONTROL, KeyCode.F);
        hand.write("task 1");
        hand.push(KeyCode.SHIFT, KeyCode.F11);
        assertThat(Screen.fx(() -> second.bench().appearance().percent())).isEqualTo(150);
        command(first, "language");
        second.idle();
        assertThat(Screen.fx(() -> second.bench().appearance().percent())).isEqualTo(100);
        assertThat(Screen.fx(() -> second.bench().sides().hidden())).isEmpty();
        assertThat(Screen.fx(() -> second.bench().pointer().found().isEmpty())).isTrue();
    }

    @Test
    void aWindowSaysWhatItShows() {
        List<String> titles = new ArrayList<>();
        Screen.fx(() -> {
            first.workbench().whenTitled(titles::add);
            return null;
        });
        Screen.fx(() -> {
            first.bench().session().choose(first.bench().session().lessons().get(1));
            return null;
        });
        first.settled();
        assertThat(titles).containsExactly("One task on a thread pool", "20 tasks on 5 threads");
    }

    private static void command(Screen screen, String id) {
        assertThat(Screen.fx(() -> screen.bench().commands().get(id).run())).isTrue();
        screen.settled();
    }
}
