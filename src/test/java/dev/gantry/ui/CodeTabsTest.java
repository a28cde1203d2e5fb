package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** The tabs of a lesson's programs: what is shown is what runs. */
@Tag("screen")
@DisabledOnOs(OS.WINDOWS)
class CodeTabsTest {
    @TempDir
    private Path folder;

    private ShellPrograms programs;
    private Screen screen;

    @BeforeEach
    void open() {
        programs = new ShellPrograms(folder);
        open("thread-twenty", "thread-random", "gil");
    }

    private void open(String... lessons) {
        List<Lesson> chosen = Stream.of(lessons).map(id -> Catalogue.find(id).orElseThrow()).toList();
        screen = Screen.of(new Setup(chosen, (_, _) -> FixedRun.finished(Recordings.finished(false)), () -> 0,
                Theme.LIGHT).with(Settings.in(folder)).running(programs));
        new Gestures(screen).selectTab("tab-code");
    }

    /** Closes the window and opens one with these lessons, the first of which is chosen. */
    private void restart(String... lessons) {
        screen.close();
        open(lessons);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    @DisplayName("the interpreter of lessons' Python programs can be chosen beside their parameters, and is remembered")
    void interpreter() {
        assertThat(isVisible("parameter-interpreter")).as("the program in Java needs none").isFalse();
        screen.click("code-language-python");
        screen.idle();
        assertThat(isVisible("parameter-interpreter")).isTrue();
        Screen.fx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> box = (ComboBox<String>) screen.bench().scene().lookup("#parameter-interpreter");
            box.setValue("/opt/python3.14");
            return null;
        });
        screen.idle();
        run();
        assertThat(programs.started().getLast().runtime()).contains("/opt/python3.14");
        restart("thread-twenty");
        assertThat(Screen.fx(() -> screen.bench().session().python())).contains("/opt/python3.14");
    }

    private boolean isVisible(String id) {
        return Screen.fx(() -> screen.bench().scene().lookup("#" + id) != null);
    }

    @Test
    @DisplayName("Run runs the tab that is shown, with the lesson's parameters; each tab keeps its last run")
    void runs() {
        assertThat(selected()).isEqualTo("java");
        assertThat(source()).contains("void main()");
        run();
        Recording java = shown().orElseThrow();
        assertThat(programs.started()).isEmpty();

        screen.click("code-language-python");
        screen.idle();
        assertThat(source()).contains("pool.submit(func, i)").doesNotContain("Lesson");
        assertThat(shown()).isEmpty();
        screen.type("parameter-tasks", "7");
        run();
        Program started = programs.started().getLast();
        assertThat(started.shortName()).isEqualTo("main.py");
        assertThat(started.arguments()).containsExactly("--unit", "200", "--workers", "5", "--tasks", "7");
        Recording python = shown().orElseThrow();

        screen.click("code-language-java");
        screen.idle();
        assertThat(shown()).contains(java);
        screen.click("code-language-python");
        screen.click("code-language-python"); // once more changes nothing
        screen.idle();
        assertThat(selected()).isEqualTo("python");
        assertThat(shown()).contains(python);
    }

    @Test
    @DisplayName("to show a run again shows the tab that it is a run of")
    void again() {
        run();
        Recording java = shown().orElseThrow();
        screen.click("code-language-python");
        run();
        Screen.fx(() -> {
            session().show(java);
            return null;
        });
        screen.idle();
        assertThat(selected()).isEqualTo("java");
    }

    @Test
    @DisplayName("a lesson has the tabs of its languages; the one that was chosen stays for lessons that have it")
    void languages() {
        screen.click("code-language-python");
        choose("thread-random");
        assertThat(tabs()).as("of a lesson in Java alone").isEmpty();
        assertThat(source()).contains("void main()");
        choose("gil");
        assertThat(tabs()).containsExactly("code-language-python");
        assertThat(source()).contains("ProcessPoolExecutor(workers)");
        run();
        assertThat(programs.started().getLast().shortName()).isEqualTo("main.py");
        choose("thread-twenty");
        assertThat(tabs()).containsExactly("code-language-java", "code-language-python");
        assertThat(selected()).isEqualTo("python");
    }

    @Test
    @DisplayName("the tab that was chosen last is chosen after a restart; to show a run again chooses none for later")
    void restart() {
        screen.click("code-language-python");
        run();
        Recording python = shown().orElseThrow();
        screen.click("code-language-java");
        Screen.fx(() -> {
            session().show(python);
            return null;
        });
        screen.idle();
        assertThat(selected()).isEqualTo("python");
        restart("gil", "thread-twenty");
        choose("thread-twenty");
        assertThat(selected()).isEqualTo("java");
        screen.click("code-language-python");
        restart("gil", "thread-twenty");
        choose("thread-twenty");
        assertThat(selected()).isEqualTo("python");
    }

    @Test
    @DisplayName("another lesson's program is shown though its class has the same name, as all of them are called Main")
    void sameClass() {
        restart("deadlock", "convoy");
        assertThat(source()).contains("philosopher").doesNotContain("Each worker computes");
        choose("convoy");
        assertThat(source()).contains("Each worker computes").doesNotContain("philosopher");
    }

    @Test
    @DisplayName("a program of the user's own has no tabs")
    void programs() throws Exception {
        Program own = programs.program("own.py", "echo own");
        Screen.fx(() -> {
            session().choose(own);
            return null;
        });
        screen.idle();
        assertThat(tabs()).isEmpty();
    }

    private void run() {
        screen.click("run");
        screen.idle();
    }

    private void choose(String lesson) {
        screen.choose(lesson);
        screen.idle();
    }

    private Session session() {
        return screen.bench().session();
    }

    private Optional<Recording> shown() {
        return Screen.fx(() -> session().last());
    }

    private List<String> tabs() {
        return Screen.fx(() -> EveryView.nodes(screen.bench().scene().getRoot()).stream()
                .filter(ToggleButton.class::isInstance).map(node -> String.valueOf(node.getId()))
                .filter(id -> id.startsWith("code-language")).toList());
    }

    private String selected() {
        return Screen.fx(() -> Stream.of("java", "python")
                .filter(id -> screen.bench().scene().lookup("#code-language-" + id) instanceof ToggleButton button
                        && button.isSelected())
                .reduce("", String::concat));
    }

    /** The source that is listed, without line ends. */
    private String source() {
        return Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#code")).getItems().stream()
                .map(line -> line.toString().replaceAll("Token\\[kind=\\w+, text=([^\\]]*)\\](, )?", "$1"))
                .reduce("", String::concat));
    }
}
