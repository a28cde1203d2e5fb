package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.gantry.lesson.Catalogue;
import dev.gantry.program.java.RunningJvm;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Recording.State;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.session.ProgramRuns;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.theme.Theme;

/** JVMs that run already are attached to from the window. */
@Tag("screen")
@EnabledOnOs(OS.LINUX)
class AttachTest {
    private static final Path PROGRAM = Path.of("src/test/programs/Endless.java").toAbsolutePath();

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(options));
        command.add(PROGRAM.toString());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        started.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    @Test
    @DisplayName("Ctrl+Shift+A lists the JVMs; Enter watches the chosen one live, Stop leaves it, and it goes on")
    void watched() throws IOException, InterruptedException {
        Process process = start();
        try (Screen screen = window()) {
            list(screen, process);
            screen.robot().push(KeyCode.ENTER);
            screen.until(() -> session(screen).snapshot().tasks() > 100);
            String name = "Endless.java (" + process.pid() + ")";
            assertThat(screen.isVisible("attach")).isFalse();
            assertThat(screen.text("lesson-name")).isEqualTo(name);
            assertThat(screen.text("status-state")).isEqualTo("Live");
            assertThat(session(screen).last().map(Recording::source).orElseThrow().title()).isEqualTo(name);
            Recording watched = session(screen).last().orElseThrow();
            Screen.fx(() -> {
                screen.bench().programs().run(session(screen).program().orElseThrow());
                return null;
            });
            screen.settled();
            assertThat(screen.isVisible("files")).as("it is watched already: nothing is asked").isFalse();
            assertThat(session(screen).last()).contains(watched);
            assertThat(watched.state().isFinal()).isFalse();
            screen.robot().push(KeyCode.SHIFT, KeyCode.F5);
            screen.idle();
            assertThat(session(screen).state()).contains(State.CANCELLED);
            assertThat(screen.isVisible("notice")).isFalse();
            assertThat(Screen.fx(() -> screen.bench().programs().items())).as("what is remembered").isEmpty();
            process.outputWriter().append("end\n").close();
            assertThat(process.inputReader().readLine()).isEqualTo("done");
            assertThat(process.waitFor()).isZero();
            screen.robot().push(KeyCode.F5);
            screen.idle();
            assertThat(screen.text("notice-text"))
                    .isEqualTo("Endless.java: There is no process " + process.pid() + " any more.");
        }
    }

    @Test
    @DisplayName("one that can't be attached to says why, and Enter leaves the card as it is")
    void notAttachable() throws IOException {
        Process process = start("-XX:+DisableAttachMechanism");
        try (Screen screen = window()) {
            list(screen, process);
            assertThat(Screen.fx(() -> screen.bench().scene().lookup("#attach-list").lookupAll(".command-unable")
                    .stream().map(Node::toString).toList()).toString())
                    .contains("It forbids attaching (-XX:+DisableAttachMechanism).");
            assertThat(Screen.fx(() -> screen.bench().scene().lookup("#attach-attach").isDisabled())).isTrue();
            screen.robot().push(KeyCode.ENTER);
            screen.idle();
            assertThat(screen.isVisible("attach")).isTrue();
            screen.robot().push(KeyCode.ESCAPE);
            screen.idle();
            assertThat(screen.isVisible("attach")).isFalse();
            assertThat(session(screen).recordings()).isEmpty();
        }
    }

    @Test
    @DisplayName("the filter leaves those with its words; the same keys look again; a sentence says that none is left")
    void filtered() throws IOException {
        try (Screen screen = window()) {
            open(screen);
            screen.robot().write("no such words", 0);
            screen.idle();
            assertThat(listed(screen)).isEmpty();
            assertThat(screen.text("attach-none")).isEqualTo("No JVM has these words.");
            Process process = start();
            Screen.fx(() -> {
                ((TextField) screen.bench().scene().lookup("#attach-filter")).setText(Long.toString(process.pid()));
                return null;
            });
            screen.idle();
            assertThat(listed(screen)).noneMatch(jvm -> jvm.pid() == process.pid());
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            screen.idle();
            assertThat(listed(screen)).anyMatch(jvm -> jvm.pid() == process.pid());
        }
    }

    private static void open(Screen screen) {
        screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        screen.idle();
        assertThat(screen.isVisible("attach")).isTrue();
    }

    /** Opens the card, and leaves only this process in its list. */
    private static void list(Screen screen, Process process) {
        open(screen);
        screen.robot().write(Long.toString(process.pid()), 0);
        screen.idle();
        assertThat(listed(screen)).extracting(RunningJvm::pid).contains(process.pid());
        assertThat(listed(screen).getFirst().pid()).isEqualTo(process.pid());
    }

    private static List<RunningJvm> listed(Screen screen) {
        return Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#attach-list")).getItems().stream()
                .map(RunningJvm.class::cast).toList());
    }

    private static Session session(Screen screen) {
        return screen.bench().session();
    }

    private static Screen window() {
        return Screen.of(new Setup(List.of(Catalogue.find("thread-one").orElseThrow()),
                new LessonRuns(Optional.empty()), System::nanoTime, Theme.LIGHT)
                .running(new ProgramRuns(Optional.empty(), Budget::usual)));
    }
}
