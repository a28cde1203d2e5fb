package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;
import dev.gantry.ui.theme.Theme;

/** What is shown, the selected lesson, its parameters and its code, and what Run starts, are of one lesson. */
@Tag("screen")
class RepeatingTest {
    private static final Lesson TWENTY = Catalogue.find("thread-twenty").orElseThrow();

    @TempDir
    Path folder;

    private final List<String> started = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("a lesson's recording that is opened selects the lesson with its parameters, and Run repeats it")
    void repeats() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"), TWENTY, Map.of("workers", 2L, "tasks", 9L));
        try (Screen screen = window()) {
            SavedFiles.open(screen, file);
            assertThat(selected(screen)).contains("thread-twenty");
            assertThat(number(screen, "workers")).isEqualTo("2");
            assertThat(number(screen, "tasks")).isEqualTo("9");
            assertThat(session(screen)).as("what the file does not tell is as usual").isEqualTo("unit=200 2 9");
            assertThat(Screen.fx(() -> screen.bench().session().sources()))
                    .containsExactly("lessons.threadtwenty.Main");
            screen.click("run");
            screen.idle();
            assertThat(started).containsExactly("thread-twenty workers=2");
            assertThat(Screen.fx(() -> screen.bench().session().file())).isEmpty();
        }
    }

    @Test
    @DisplayName("the file's parameters can be changed before it is run, and come back when it is shown again")
    void changed() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"), TWENTY, Map.of("workers", 2L));
        try (Screen screen = window()) {
            SavedFiles.open(screen, file);
            screen.type("parameter-workers", "7");
            assertThat(Screen.fx(() -> screen.bench().session().file())).isPresent();
            screen.click("run");
            screen.idle();
            assertThat(started).containsExactly("thread-twenty workers=7");
            assertThat(number(screen, "workers")).isEqualTo("7");
            SavedFiles.open(screen, file);
            assertThat(number(screen, "workers")).isEqualTo("2");
        }
    }

    @Test
    @DisplayName("what makes no sense in a file as a parameter stays as it was")
    void senseless() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"), TWENTY, Map.of("workers", -3L, "wheels", 4L));
        try (Screen screen = window()) {
            SavedFiles.open(screen, file);
            assertThat(selected(screen)).contains("thread-twenty");
            assertThat(number(screen, "workers")).isEqualTo("5");
        }
    }

    @Test
    @DisplayName("a recording of no lesson leaves nothing to run, and says so; the lesson that is chosen next runs")
    void ofNoLesson() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"));
        try (Screen screen = window()) {
            SavedFiles.open(screen, file);
            assertThat(selected(screen)).isEmpty();
            assertThat(Screen.fx(() -> screen.bench().scene().lookup("#run").isDisabled())).isTrue();
            assertThat(screen.text("parameters-none")).contains("choose a lesson");
            assertThat(Screen.fx(() -> screen.bench().scene().lookup("#parameter-workers"))).isNull();
            assertThat(Screen.fx(() -> screen.bench().commands().get("run").run())).isFalse();

            FileRows.clickLesson(screen);
            screen.idle();
            assertThat(selected(screen)).contains("thread-one");
            assertThat(screen.isVisible("parameters-none")).isFalse();
            screen.click("run");
            screen.idle();
            assertThat(started).containsExactly("thread-one workers=5");
        }
    }

    @Test
    @DisplayName("a click on the lesson whose recording is shown leaves the file; its last run is seen again")
    void sameLessonAgain() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"), Catalogue.find("thread-one").orElseThrow(), Map.of());
        try (Screen screen = window()) {
            screen.click("run");
            screen.idle();
            Recording run = shown(screen).orElseThrow();
            SavedFiles.open(screen, file);
            assertThat(shown(screen)).isNotEqualTo(Optional.of(run));
            FileRows.clickLesson(screen);
            screen.idle();
            assertThat(shown(screen)).contains(run);
        }
    }

    @Test
    @DisplayName("to close a file shows what was shown before, another file or an unsaved run, each with its lesson")
    void closed() throws Exception {
        Path one = SavedFiles.save(folder.resolve("one.pftrace"), TWENTY, Map.of("workers", 2L));
        Path other = SavedFiles.save(folder.resolve("other.pftrace"), TWENTY, Map.of("workers", 3L));
        try (Screen screen = window()) {
            screen.click("run");
            screen.idle();
            Recording run = shown(screen).orElseThrow();
            SavedFiles.open(screen, one);
            SavedFiles.open(screen, other);
            assertThat(number(screen, "workers")).isEqualTo("3");
            close(screen);
            assertThat(Screen.fx(() -> screen.bench().session().title())).isEqualTo("one.pftrace");
            assertThat(number(screen, "workers")).isEqualTo("2");
            close(screen);
            assertThat(shown(screen)).contains(run);
            assertThat(selected(screen)).contains("thread-one");
        }
    }

    @Test
    @DisplayName("to close the only recording leaves its lesson selected, with its parameters")
    void closedLast() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"), TWENTY, Map.of("workers", 2L));
        try (Screen screen = window()) {
            SavedFiles.open(screen, file);
            close(screen);
            assertThat(screen.isVisible("welcome")).isTrue();
            assertThat(selected(screen)).contains("thread-twenty");
            assertThat(number(screen, "workers")).isEqualTo("2");

            SavedFiles.open(screen, SavedFiles.save(folder.resolve("foreign.pftrace")));
            close(screen);
            assertThat(selected(screen)).contains("thread-twenty");
            assertThat(screen.isVisible("welcome")).isTrue();
        }
    }

    @Test
    @DisplayName("the chart has the focus when a file takes the place of the welcome, so that keys reach it")
    void focus() throws Exception {
        Path file = SavedFiles.save(folder.resolve("a.pftrace"));
        try (Screen screen = window()) {
            assertThat(FileRows.focused(screen)).isEqualTo("welcome-run");
            SavedFiles.open(screen, file);
            assertThat(Screen.fx(() -> screen.bench().scene().getFocusOwner())).isSameAs(screen.timeline());
        }
    }

    private Screen window() {
        Screen screen = Screen.still((lesson, arguments) -> {
            started.add(lesson.id() + " workers=" + arguments.values().get("workers"));
            return FixedRun.finished(Recordings.finished(false));
        }, Theme.LIGHT, 1280, 800);
        screen.idle();
        return screen;
    }

    private static void close(Screen screen) {
        screen.robot().push(KeyCode.CONTROL, KeyCode.W);
        screen.idle();
    }

    private static Optional<String> selected(Screen screen) {
        return Screen.fx(() -> Optional.ofNullable(
                ((ListView<?>) screen.bench().scene().lookup("#library")).getSelectionModel().getSelectedItem())
                .map(lesson -> ((Lesson) lesson).id()));
    }

    private static String number(Screen screen, String parameter) {
        return Screen.fx(() -> ((Spinner<?>) screen.bench().scene().lookup("#parameter-" + parameter)).getEditor()
                .getText());
    }

    private static String session(Screen screen) {
        Map<String, Long> values = Screen.fx(() -> screen.bench().session().arguments().values());
        return "unit=" + values.get("unit") + " " + values.get("workers") + " " + values.get("tasks");
    }

    private static Optional<Recording> shown(Screen screen) {
        return Screen.fx(() -> screen.bench().session().last());
    }
}
