package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.ProgramRuns;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** A lesson's program is changed in the window, and runs as it was changed. */
@Tag("screen")
@DisabledOnOs(OS.WINDOWS)
class EditTest {
    @TempDir
    private Path folder;

    private ShellPrograms programs;
    private Screen screen;
    private Gestures gestures;

    @BeforeEach
    void open() {
        programs = new ShellPrograms(folder);
        window();
    }

    private void window() {
        List<Lesson> lessons = Stream.of("thread-twenty", "thread-one").map(id -> Catalogue.find(id).orElseThrow())
                .toList();
        screen = Screen.of(new Setup(lessons, (_, _) -> FixedRun.finished(Recordings.finished(false)), () -> 0,
                Theme.LIGHT).with(Settings.in(folder)).running(programs));
        gestures = new Gestures(screen);
        gestures.selectTab("tab-code");
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    @DisplayName("the mouse opens the editor, keys change the text, which Run runs; it survives lessons and a restart")
    void edit() throws Exception {
        screen.click("code-edit-button");
        assertThat(isVisible("code-changed")).isFalse();
        write("// mine ");
        assertThat(text()).startsWith("// mine // 20 tasks");
        assertThat(isVisible("code-changed")).isTrue();
        screen.click("run");
        screen.idle();
        assertThat(Files.readString(programs.started().getLast().file().orElseThrow())).contains("// mine // 20 tasks");
        screen.choose("thread-one");
        screen.idle();
        assertThat(text()).startsWith("// One task");
        assertThat(isVisible("code-changed")).isFalse();
        screen.choose("thread-twenty");
        screen.idle();
        assertThat(text()).startsWith("// mine // 20 tasks");
        screen.close();
        window();
        assertThat(isVisible("code-changed")).isTrue();
        gestures.push(KeyCode.F4);
        assertThat(text()).startsWith("// mine // 20 tasks");
    }

    @Test
    @DisplayName("keys undo and redo what was typed, and letters are text, not commands")
    void keys() {
        gestures.push(KeyCode.F4);
        String before = text();
        write("n/?");
        for (int i = 0; i < 3 && !text().equals(before); i++) { // what is typed slowly is several changes
            gestures.push(KeyCode.SHORTCUT, KeyCode.Z);
        }
        assertThat(text()).isEqualTo(before);
        assertThat(isVisible("code-changed")).isFalse();
        for (int i = 0; i < 3 && !text().startsWith("n/?"); i++) {
            gestures.push(KeyCode.SHORTCUT, KeyCode.Y);
        }
        assertThat(text()).startsWith("n/?");
        gestures.push(KeyCode.F4);
        assertThat(isVisible("code-edit")).isFalse();
    }

    @Test
    @DisplayName("Reset brings the lesson's own program back, and Undo takes that back")
    void reset() {
        screen.click("code-edit-button");
        String own = text();
        write("x");
        screen.click("code-reset");
        screen.idle();
        assertThat(text()).isEqualTo(own);
        assertThat(isVisible("code-changed")).isFalse();
        screen.click("files-undo");
        screen.idle();
        assertThat(text()).isEqualTo("x" + own);
    }

    @Test
    @DisplayName("what is said of a reset goes when another lesson is chosen")
    void resetElsewhere() {
        screen.click("code-edit-button");
        write("x");
        screen.click("code-reset");
        screen.idle();
        assertThat(isVisible("files")).isTrue();
        screen.choose("thread-one");
        screen.idle();
        assertThat(isVisible("files")).isFalse();
    }

    @Test
    @DisplayName("why a program could not begin is said until it is changed, or that is closed")
    void failure() {
        screen.click("code-edit-button");
        fail();
        screen.click("code-reset");
        screen.idle();
        assertThat(isVisible("notice")).isFalse();
        fail();
        screen.click("notice-close");
        Screen.fx(() -> {
            Lesson lesson = screen.bench().session().lesson();
            screen.bench().session().arguments(lesson, Arguments.usual(lesson).with(lesson, "tasks", 3));
            return null;
        });
        screen.idle();
        assertThat(isVisible("notice")).isFalse();
    }

    @Test
    @DisplayName("what the compiler found is no notice any more when the program is reset, with a run before")
    void compileError() {
        screen.close();
        List<Lesson> lessons = Stream.of("thread-twenty", "thread-one").map(id -> Catalogue.find(id).orElseThrow())
                .toList();
        screen = Screen.of(new Setup(lessons, (_, _) -> FixedRun.finished(Recordings.finished(false)), () -> 0,
                Theme.LIGHT).with(Settings.in(folder)).running(new ProgramRuns(Optional.empty(), Budget::usual)));
        gestures = new Gestures(screen);
        screen.click("run");
        gestures.selectTab("tab-code");
        screen.click("code-edit-button");
        write("oops ");
        screen.click("run");
        screen.until(() -> isVisible("notice"));
        screen.click("code-reset");
        screen.idle();
        assertThat(isVisible("notice")).isFalse();
        screen.choose("thread-one");
        screen.idle();
        screen.choose("thread-twenty");
        screen.idle();
        assertThat(isVisible("notice")).isFalse();
    }

    /** Has the program end at once; the shell runs what stands behind the first line. */
    private void fail() {
        Screen.fx(() -> {
            area().insertText(0, "END\nexit 3\n");
            return null;
        });
        screen.click("run");
        screen.until(() -> isVisible("notice"));
    }

    @Test
    @DisplayName("what the compiler finds stands below, and leads to its line")
    void errorsAreListed() {
        screen.click("code-edit-button");
        write("oops ");
        screen.until(() -> Screen.fx(() -> errors().getItems().size() == 1));
        screen.until(() -> isVisible("code-errors"));
        Screen.fx(() -> {
            area().moveTo(area().getLength());
            errors().getSelectionModel().select(0);
            return null;
        });
        assertThat(Screen.fx(() -> area().getCurrentParagraph())).isZero();
        for (int i = 0; i < 5; i++) {
            gestures.push(KeyCode.DELETE);
        }
    }

    @Test
    @DisplayName("both languages stand side by side, while one is edited too, and for lessons that have both")
    void sideBySide() {
        screen.click("code-both");
        screen.idle();
        assertThat(lines("code")).contains("void main()");
        assertThat(lines("code-other")).contains("pool.submit(func, i)");
        screen.click("code-language-python");
        screen.idle();
        assertThat(lines("code")).contains("pool.submit(func, i)");
        assertThat(lines("code-other")).contains("void main()");
        gestures.push(KeyCode.F4);
        assertThat(text()).contains("pool.submit(func, i)");
        assertThat(lines("code-other")).contains("void main()");
        screen.click("code-both");
        screen.idle();
        assertThat(isVisible("code-other")).isFalse();
        assertThat(isVisible("code-edit")).isTrue();
    }

    private String lines(String list) {
        return Screen.fx(() -> ((ListView<?>) node(list).orElseThrow()).getItems().stream()
                .map(line -> line.toString().replaceAll("Token\\[kind=\\w+, text=([^\\]]*)\\](, )?", "$1"))
                .reduce("", String::concat));
    }

    @Test
    @DisplayName("Save as makes a file of what was changed, and lists it under Programs")
    void saveAs() throws Exception {
        Path file = folder.resolve("Mine.java");
        screen.close();
        Chooser chooser = (Chooser) Proxy.newProxyInstance(Chooser.class.getClassLoader(),
                new Class<?>[]{Chooser.class},
                (_, _, _) -> Optional.of(file));
        screen = Screen.of(new Setup(List.of(Catalogue.find("thread-one").orElseThrow()),
                (_, _) -> FixedRun.finished(Recordings.finished(false)), () -> 0, Theme.LIGHT, Runnable::run,
                Optional.of(chooser)).with(Settings.in(folder)).running(programs));
        gestures = new Gestures(screen);
        gestures.selectTab("tab-code");
        screen.click("code-edit-button");
        write("// mine ");
        screen.click("code-save");
        screen.idle();
        assertThat(Files.readString(file)).startsWith("// mine // One task");
        assertThat(Screen.fx(() -> screen.bench().session().program().orElseThrow().file())).contains(file);
        assertThat(isVisible("code-edit")).as("it is no lesson").isFalse();
    }

    /** Types this at the beginning of the text. */
    private void write(String text) {
        Screen.fx(() -> {
            area().requestFocus();
            area().moveTo(0);
            return null;
        });
        gestures.write(text);
    }

    private String text() {
        return Screen.fx(() -> area().getText());
    }

    private CodeArea area() {
        return (CodeArea) node("code-edit").orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> errors() {
        return (ListView<Object>) node("code-errors").orElseThrow();
    }

    private Optional<Node> node(String id) {
        return Optional.ofNullable(screen.bench().scene().lookup("#" + id));
    }

    private boolean isVisible(String id) {
        return Screen.fx(() -> node(id).filter(Node::isVisible).isPresent());
    }
}
