package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.program.Piped.Line;
import dev.gantry.recording.Recording.State;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.ProgramRuns;
import dev.gantry.ui.session.ProgramStarter;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Programs of the user's own in the window: a shell runs them here. */
@Tag("screen")
class ProgramsTest {
    private static final String WAITS = "echo ready; while :; do sleep 0.01; done";

    @TempDir
    Path folder;

    @Test
    @DisplayName("a chosen program is run by the keys of lessons, stopped by theirs, and its end is told")
    void runs() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        try (Screen screen = window(shell)) {
            choose(screen, shell.program("waits.py", WAITS, "a b"));
            assertThat(screen.text("lesson-name")).isEqualTo("waits.py 'a b'");
            assertThat(screen.isVisible("welcome")).isTrue();
            screen.robot().push(KeyCode.F5);
            screen.until(() -> session(screen).streams().filter(out -> !out.since(0).lines().isEmpty()).isPresent());
            assertThat(Screen.fx(() -> session(screen).isLive())).isTrue();
            assertThat(screen.text("status-state")).isEqualTo("Live");
            screen.robot().push(KeyCode.SHIFT, KeyCode.F5);
            screen.idle();
            assertThat(screen.text("status-state")).isEqualTo("Stopped");
            assertThat(screen.isVisible("notice")).isFalse();
        }
    }

    @Test
    @DisplayName("until something is recorded the chart says what starts; no longer when it has ended")
    void starting() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        try (Screen screen = window(shell)) {
            assertThat(screen.isVisible("starting")).isFalse();
            for (Map.Entry<String, String> each : Map.of("waits.py", "Starting Python …",
                    "Waits.java", "Compiling, and starting the JVM …", "waits.jar", "Starting the JVM …").entrySet()) {
                choose(screen, shell.program(each.getKey(), WAITS));
                assertThat(screen.isVisible("starting")).as(each.getKey()).isFalse();
                screen.robot().push(KeyCode.F5);
                screen.until(() -> screen.isVisible("starting"));
                assertThat(screen.text("starting-what")).isEqualTo(each.getValue());
                assertThat(screen.isVisible("welcome")).isFalse();
                screen.robot().push(KeyCode.SHIFT, KeyCode.F5);
                screen.idle();
                assertThat(screen.isVisible("starting")).as(each.getKey()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("an exit code other than 0 is told in the status line and above the chart, a signal by its name")
    void exitCodes() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        try (Screen screen = window(shell)) {
            run(screen, shell.program("three.py", "exit 3"));
            assertThat(screen.text("status-state")).isEqualTo("Ended with exit code 3");
            assertThat(screen.text("notice-text")).isEqualTo("three.py: ended with exit code 3");
            run(screen, shell.program("killed.py", "kill -9 $$"));
            assertThat(screen.text("notice-text")).isEqualTo("killed.py: ended by the signal SIGKILL");
            run(screen, shell.program("well.py", "exit 0"));
            assertThat(screen.isVisible("notice")).isFalse();
            assertThat(screen.text("status-state")).isEqualTo("Finished");
        }
    }

    @Test
    @DisplayName("one run is on at a time: before a lesson ends the program it is asked; both runs stay open")
    void oneAtATime() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        try (Screen screen = window(shell)) {
            Program program = shell.program("waits.py", WAITS);
            choose(screen, program);
            screen.click("run");
            screen.until(() -> session(screen).isRunning(program));
            screen.choose("thread-one");
            assertThat(Screen.fx(() -> session(screen).isRunning(program))).isTrue();
            screen.robot().push(KeyCode.F5);
            screen.settled();
            assertThat(screen.text("files-text")).isEqualTo("waits.py is running, and one program runs at a time. "
                    + "Stop it to run One task on a thread pool?");
            screen.robot().push(KeyCode.ENTER);
            screen.settled();
            assertThat(screen.isVisible("files")).as("Enter does no harm").isFalse();
            assertThat(Screen.fx(() -> session(screen).isRunning(program))).isTrue();
            screen.robot().push(KeyCode.F5);
            screen.settled();
            screen.click("files-stop");
            screen.idle();
            assertThat(screen.bench().session().state()).contains(State.ENDED);
            choose(screen, program);
            assertThat(screen.bench().session().state()).contains(State.CANCELLED);
            assertThat(screen.bench().session().recordings()).hasSize(2);
        }
    }

    @Test
    @DisplayName("the program that runs is run again only if the user agrees; one that was stopped is not asked about")
    void again() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        try (Screen screen = window(shell)) {
            Program program = shell.program("waits.py", WAITS);
            for (int i = 0; i < 2; i++) {
                Screen.fx(() -> {
                    screen.bench().programs().run(program);
                    return null;
                });
                screen.until(() -> session(screen).isRunning(program));
            }
            screen.settled();
            assertThat(screen.text("files-text")).isEqualTo("waits.py is running. Stop it and run it again?");
            assertThat(shell.started()).hasSize(1);
            screen.click("files-stop");
            screen.until(() -> shell.started().size() == 2);
            screen.until(() -> session(screen).streams().isPresent());
            Screen.fx(() -> {
                session(screen).stop();
                session(screen).run();
                return null;
            });
            screen.until(() -> shell.started().size() == 3);
            assertThat(screen.isVisible("files")).isFalse();
        }
    }

    @Test
    @DisplayName("an edited program keeps its last run, also while it runs")
    void edited() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        try (Screen screen = window(shell)) {
            Program before = shell.program("waits.py", WAITS);
            Program after = new Program(before.file().orElseThrow(), List.of("more"), folder, Optional.empty());
            choose(screen, before);
            screen.click("run");
            screen.until(() -> session(screen).streams().isPresent());
            Screen.fx(() -> {
                session(screen).replace(before, after);
                return null;
            });
            assertThat(Screen.fx(() -> session(screen).isLive())).isTrue();
            screen.robot().push(KeyCode.SHIFT, KeyCode.F5);
            screen.idle();
            assertThat(session(screen).program()).contains(after);
            assertThat(session(screen).streams()).isPresent();
            screen.click("run");
            screen.until(() -> session(screen).isRunning(after));
            assertThat(shell.started()).containsExactly(before, after);
        }
    }

    @Test
    @DisplayName("a program that can't be started says why, and nothing is recorded")
    void notStarted() throws Exception {
        try (Screen screen = window(new ProgramRuns(Optional.empty(), Budget::usual))) {
            ShellPrograms shell = new ShellPrograms(folder);
            Program program = shell.program("any.py", "");
            run(screen, new Program(program.file().orElseThrow(), List.of(), folder, Optional.of("no-such-python")));
            assertThat(screen.text("notice-text")).isEqualTo("any.py: there is no 'no-such-python' on the path.");
            assertThat(screen.isVisible("welcome")).isTrue();
            assertThat(session(screen).recordings()).isEmpty();
        }
    }

    @Test
    @DisplayName("Ctrl+Shift+R asks for a program; what is wrong stands at its field, and Enter runs what is right")
    void asks() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Program program = shell.program("my program.py", "echo $2; pwd", "a b", "c");
        try (Screen screen = window(shell)) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            screen.idle();
            assertThat(screen.isVisible("launch")).isTrue();
            screen.robot().push(KeyCode.ENTER);
            screen.idle();
            assertThat(screen.text("launch-program-wrong"))
                    .isEqualTo("Choose the .py, .java or .jar file that is to be run.");
            write(screen, "launch-program", folder.resolve("other.py").toString());
            assertThat(screen.isVisible("launch-program-wrong")).isFalse();
            write(screen, "launch-arguments", "'a b");
            write(screen, "launch-folder", folder.resolve("nowhere").toString());
            screen.click("launch-run");
            screen.idle();
            assertThat(screen.text("launch-program-wrong")).isEqualTo("There is no such file.");
            assertThat(screen.text("launch-arguments-wrong")).startsWith("A quote is not closed");
            assertThat(screen.text("launch-folder-wrong")).isEqualTo("There is no such folder.");
            String typed = Screen.fx(() -> {
                ComboBox<?> interpreter = (ComboBox<?>) screen.bench().scene().lookup("#launch-interpreter");
                String before = interpreter.getEditor().getText();
                interpreter.requestFocus();
                interpreter.getEditor().selectAll();
                return before;
            });
            screen.robot().write("he/z?x", 0);
            assertThat(Screen.fx(() -> {
                TextField editor = ((ComboBox<?>) screen.bench().scene().lookup("#launch-interpreter")).getEditor();
                String now = editor.getText();
                editor.setText(typed);
                return now;
            })).as("letters are the field's, and no command's").isEqualTo("he/z?x");
            write(screen, "launch-program", program.file().orElseThrow().toString());
            write(screen, "launch-arguments", "'a b' c");
            write(screen, "launch-folder", "");
            screen.robot().push(KeyCode.ENTER);
            screen.until(() -> session(screen).streams().isPresent());
            screen.idle();
            assertThat(screen.isVisible("launch")).isFalse();
            assertThat(shell.started()).containsExactly(program);
            assertThat(session(screen).streams().orElseThrow().since(0).lines()).extracting(Line::text)
                    .containsExactly("c", folder.toRealPath().toString());
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(program);
        }
    }

    @Test
    @DisplayName("an interpreter that is none is framed all around, as every field is in which something is wrong")
    void wrongInterpreter() {
        try (Screen screen = window(new ShellPrograms(folder))) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            write(screen, "launch-program", folder.resolve("missing.py").toString());
            TextField editor = Screen.fx(
                    () -> ((ComboBox<?>) screen.bench().scene().lookup("#launch-interpreter")).getEditor());
            Screen.fx(() -> {
                editor.setText(folder.resolve("none").toString());
                return null;
            });
            screen.click("launch-run");
            screen.until(() -> screen.isVisible("launch-interpreter-wrong"));
            TextField wrong = (TextField) screen.bench().scene().lookup("#launch-program");
            screen.until(() -> wrong.getBackground().getFills().getFirst().getFill()
                    .equals(editor.getBackground().getFills().getFirst().getFill()));
        }
    }

    @Test
    @DisplayName("a dropped Python file is announced as a program, and asks how it is to be run; Esc closes the card")
    void dropped() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Dragging dragged = Dragging.of(shell.program("dropped.py", "").file().orElseThrow());
        try (Screen screen = window(shell)) {
            dragged.over();
            assertThat(screen.text("drop-hint")).isEqualTo("Drop to run dropped.py\u2026");
            dragged.drop();
            screen.idle();
            assertThat(screen.isVisible("launch")).isTrue();
            assertThat(text(screen, "launch-program")).isEqualTo(folder.resolve("dropped.py").toString());
            screen.robot().push(KeyCode.ESCAPE);
            screen.idle();
            assertThat(screen.isVisible("launch")).isFalse();
            assertThat(shell.started()).isEmpty();
        }
    }

    @Test
    @DisplayName("an edited program takes the place of the one before; both words and places are remembered exactly")
    void remembered() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Settings settings = Settings.in(folder);
        Program one = new Program(shell.program("one.py", "").file().orElseThrow(), List.of(), folder, Optional.empty(),
                List.of("asyncio"));
        Program odd = new Program(folder.resolve("a + b%.py"), List.of("", "-", "two words", "=", "\n"),
                folder.resolve("sub folder"), Optional.of("python3.12"), List.of("sleep", "print"));
        try (Screen screen = window(shell, settings)) {
            Screen.fx(() -> {
                screen.bench().programs().run(one);
                screen.bench().programs().run(odd);
                screen.bench().programs().edit(one);
                return null;
            });
            screen.idle();
            assertThat(text(screen, "launch-watch")).isEqualTo("asyncio");
            write(screen, "launch-arguments", "--more");
            write(screen, "launch-watch", "print, nothing");
            screen.click("launch-save");
            screen.idle();
            assertThat(screen.text("launch-watch-wrong")).startsWith("nothing is nothing that can be watched. There");
            write(screen, "launch-watch", "asyncio, generators");
            screen.click("launch-save");
            screen.idle();
        }
        try (Screen screen = window(shell, Settings.in(folder))) {
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(odd,
                    new Program(one.file().orElseThrow(), List.of("--more"), folder, Optional.empty(),
                            List.of("asyncio", "generators")));
        }
    }

    @Test
    @DisplayName("the library lists what was run: a click shows its last run, a double click or Enter runs it again")
    void listed() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Program one = shell.program("one.py", "exit 1");
        Program two = shell.program("two.py", "echo two");
        try (Screen screen = window(shell)) {
            assertThat(screen.text("library-no-programs")).startsWith("None yet");
            for (Program each : List.of(one, two)) {
                Screen.fx(() -> {
                    screen.bench().programs().run(each);
                    return null;
                });
                screen.idle();
            }
            screen.robot().clickOn(cell(screen, 1));
            screen.idle();
            assertThat(session(screen).program()).contains(one);
            assertThat(screen.text("notice-text")).isEqualTo("one.py: ended with exit code 1");
            assertThat(screen.text("program-program")).isEqualTo(one.file().orElseThrow().toString());
            assertThat(shell.started()).containsExactly(one, two);
            doubleClick(cell(screen, 1));
            screen.until(() -> shell.started().size() == 3);
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().programs().items())).as("the last first")
                    .containsExactly(one, two);
            screen.robot().clickOn(cell(screen, 1));
            screen.robot().push(KeyCode.ENTER);
            screen.until(() -> shell.started().size() == 4);
            screen.idle();
            assertThat(shell.started()).containsExactly(one, two, one, two);
        }
    }

    @Test
    @DisplayName("Delete removes a program from the library, and that can be undone; its last run stays open")
    void removed() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Program one = shell.program("one.py", "");
        try (Screen screen = window(shell)) {
            Screen.fx(() -> {
                screen.bench().programs().run(one);
                return null;
            });
            screen.idle();
            screen.robot().clickOn(cell(screen, 0));
            screen.robot().push(KeyCode.DELETE);
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().programs().items())).isEmpty();
            assertThat(session(screen).recordings()).hasSize(1);
            screen.click("files-undo");
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(one);
        }
    }

    @Test
    @DisplayName("the search field finds programs too; Enter chooses the first where no lesson has the words")
    void found() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Program one = shell.program("pools.py", "");
        try (Screen screen = window(shell)) {
            Screen.fx(() -> {
                screen.bench().programs().run(one);
                session(screen).choose(session(screen).lessons().getFirst());
                return null;
            });
            screen.idle();
            screen.robot().push(KeyCode.CONTROL, KeyCode.L);
            screen.robot().write("pools.py", 0);
            screen.robot().push(KeyCode.ENTER);
            screen.idle();
            assertThat(session(screen).program()).contains(one);
        }
    }

    @Test
    @DisplayName("output comes live, with the beginning of a line; an input line is there while the program takes it")
    void talks() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Program program = shell.program("asks.py",
                "echo one; echo two >&2; printf 'name? '; read name; echo hello $name; cat; exit 2");
        try (Screen screen = window(shell)) {
            choose(screen, program);
            screen.click("tab-output");
            assertThat(inputIsVisible(screen)).isFalse();
            screen.robot().push(KeyCode.F5);
            screen.until(() -> printed(screen).contains("OUT name? ") && printed(screen).contains("ERR two"));
            screen.settled();
            assertThat(printed(screen)).contains("OUT one").hasSize(3);
            screen.click("output-input");
            screen.robot().write("Ada\n", 0);
            screen.until(() -> printed(screen).contains("OUT name? hello Ada"));
            assertThat(printed(screen)).contains("IN Ada").doesNotContain("OUT name? ");
            screen.robot().push(KeyCode.CONTROL, KeyCode.D);
            screen.idle();
            assertThat(screen.text("status-state")).isEqualTo("Ended with exit code 2");
            assertThat(inputIsVisible(screen)).isFalse();
            assertThat(printed(screen)).hasSize(4);
        }
    }

    @Test
    @DisplayName("the last line is seen whole as output comes, a long line before it or not, until one scrolls up")
    void follows() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Program program = shell.program("long.py", "i=0; while [ $i -lt 60 ]; do echo $i; i=$((i+1)); done; "
                + "printf '%0500d\\n' 7; printf 'name? '; read a; echo one; read b; echo two; read c; echo three; cat");
        try (Screen screen = window(shell)) {
            choose(screen, program);
            screen.click("tab-output");
            screen.robot().push(KeyCode.F5);
            for (String last : List.of("name? ", "one", "two")) {
                screen.until(() -> lastPrinted(screen).endsWith(last));
                screen.settled();
                assertThat(isSeen(screen, printed(screen).size() - 1)).as(last).isTrue();
                send(screen);
            }
            screen.until(() -> lastPrinted(screen).endsWith("three"));
            Screen.fx(() -> {
                ((ListView<?>) screen.bench().scene().lookup("#output")).scrollTo(0);
                return null;
            });
            screen.settled();
            send(screen);
            screen.until(() -> printed(screen).size() == 69);
            screen.settled();
            assertThat(isSeen(screen, 0)).isTrue();
        }
    }

    private static String lastPrinted(Screen screen) {
        return printed(screen).stream().reduce((_, last) -> last).orElse("");
    }

    private static void send(Screen screen) {
        Screen.fx(() -> {
            session(screen).streams().orElseThrow().send("x");
            return null;
        });
    }

    /** Whether the line with this index lies within the list, above its horizontal bar. */
    private static boolean isSeen(Screen screen, int index) {
        return Screen.fx(() -> {
            Node list = screen.bench().scene().lookup("#output");
            Node view = list.lookup(".clipped-container");
            double top = view.localToScene(view.getLayoutBounds()).getMinY();
            double bottom = view.localToScene(view.getLayoutBounds()).getMaxY();
            return list.lookupAll(".list-cell").stream().map(ListCell.class::cast)
                    .filter(cell -> cell.isVisible() && !cell.isEmpty() && cell.getIndex() == index)
                    .map(cell -> cell.localToScene(cell.getLayoutBounds()))
                    .anyMatch(cell -> cell.getMinY() >= top - 1 && cell.getMaxY() <= bottom + 1);
        });
    }

    private static boolean inputIsVisible(Screen screen) {
        return Screen.fx(() -> screen.bench().scene().lookup("#output-input").getParent().isVisible());
    }

    /** The lines of the output, each with the stream that it came by. */
    private static List<String> printed(Screen screen) {
        return Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#output")).getItems().stream()
                .map(String::valueOf)
                .map(line -> line.replaceFirst(".*text=(.*), kind=(.*)\\]", "$2 $1")).toList());
    }

    /** As the system would tell of it; the robot's clicks may lie too far apart in time. */
    private static void doubleClick(Node on) {
        Screen.fx(() -> {
            Event.fireEvent(on,
                    new MouseEvent(MouseEvent.MOUSE_CLICKED, 5, 5, 5, 5, MouseButton.PRIMARY, 2, false, false,
                            false, false, true, false, false, false, false, true, null));
            return null;
        });
    }

    private static Node cell(Screen screen, int index) {
        return Screen.fx(() -> screen.bench().scene().lookup("#library-programs").lookupAll(".list-cell").stream()
                .map(ListCell.class::cast).filter(cell -> !cell.isEmpty() && cell.getIndex() == index).findFirst()
                .orElseThrow());
    }

    private static void write(Screen screen, String field, String text) {
        Screen.fx(() -> {
            TextField entry = (TextField) screen.bench().scene().lookup("#" + field);
            entry.requestFocus();
            entry.setText(text);
            return null;
        });
        screen.settled();
    }

    private static String text(Screen screen, String field) {
        return Screen.fx(() -> ((TextField) screen.bench().scene().lookup("#" + field)).getText());
    }

    private static void run(Screen screen, Program program) {
        choose(screen, program);
        screen.click("run");
        screen.idle();
    }

    private static void choose(Screen screen, Program program) {
        Screen.fx(() -> {
            session(screen).choose(program);
            return null;
        });
        screen.settled();
    }

    private static Session session(Screen screen) {
        return screen.bench().session();
    }

    private static Screen window(ProgramStarter programs) {
        return window(programs, Settings.unkept());
    }

    private static Screen window(ProgramStarter programs, Settings settings) {
        List<Lesson> lessons = List.of(Catalogue.find("thread-one").orElseThrow());
        return Screen.of(new Setup(lessons, new LessonRuns(Optional.empty()), System::nanoTime, Theme.LIGHT)
                .running(programs).with(settings));
    }
}
