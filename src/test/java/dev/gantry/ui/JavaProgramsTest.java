package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.program.Piped.Line;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Recording.State;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Program.Kind;
import dev.gantry.ui.session.ProgramRuns;
import dev.gantry.ui.session.ProgramStarter;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Java programs and commands in the window. */
@Tag("screen")
@EnabledOnOs(OS.LINUX)
class JavaProgramsTest {
    private static final String JDK = System.getProperty("java.home");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the card asks for an interpreter or for a Java home, as the program's kind wants")
    void asksForWhatRunsIt() {
        try (Screen screen = window(new ShellPrograms(folder))) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            screen.idle();
            for (String java : List.of("a.jar", "A.java", "-cp classes Main", "-- mvn test")) {
                write(screen, "launch-program", java);
                assertThat(isAsked(screen, "launch-java")).as(java).isTrue();
                assertThat(isAsked(screen, "launch-interpreter")).as(java).isFalse();
            }
            for (String python : List.of("a.py", "-m http.server", "-c 'print(1)'", "")) {
                write(screen, "launch-program", python);
                assertThat(isAsked(screen, "launch-java")).as(python).isFalse();
                assertThat(isAsked(screen, "launch-interpreter")).as(python).isTrue();
            }
        }
    }

    @Test
    @DisplayName("what is wrong with a Java program is told in a sentence at its field, and nothing is run")
    void wrong() throws Exception {
        ShellPrograms shell = new ShellPrograms(folder);
        Files.writeString(folder.resolve("text.jar"), "no jar");
        jar("nothing.jar", Optional.empty());
        jar("newer.jar", Optional.of("Newer"), (byte) (44 + Runtime.version().feature() + 1));
        try (Screen screen = window(shell)) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            screen.idle();
            assertThat(told(screen, "text.jar", JDK, "program")).isEqualTo("This is no jar.");
            assertThat(told(screen, "nothing.jar", JDK, "program")).isEqualTo("This jar names no main class in its "
                    + "manifest; \"-cp nothing.jar CLASS\" as the program runs one of its classes.");
            assertThat(told(screen, "newer.jar", JDK, "java")).startsWith("Newer was compiled for Java ")
                    .endsWith("choose another Java home.");
            assertThat(told(screen, "nothing.jar", folder.toString(), "java"))
                    .isEqualTo(folder + " is no folder of a JDK: it has no bin/java.");
            assertThat(told(screen, "nothing.jar", old().toString(), "java"))
                    .isEqualTo(folder.resolve("old") + " is Java 11; Java 17 or later can be watched.");
            assertThat(shell.started()).isEmpty();
        }
    }

    @Test
    @DisplayName("a source file runs with its arguments, output and input, and its source is shown")
    void runs() throws Exception {
        Path main = Files.writeString(folder.resolve("Main.java"), """
                public class Main {
                    public static void main(String[] args) throws Exception {
                        var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
                        pool.submit(() -> System.out.println("in the pool")).get();
                        pool.shutdown();
                        System.out.println(args[0] + System.getProperty("user.dir"));
                        System.out.println("hello " + new java.util.Scanner(System.in).nextLine());
                        System.exit(3);
                    }
                }
                """);
        try (Screen screen = window(new ProgramRuns(Optional.empty(), Budget::usual))) {
            screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            screen.idle();
            write(screen, "launch-program", main.toString());
            write(screen, "launch-arguments", "'a b'");
            write(screen, "launch-java", JDK);
            screen.robot().push(KeyCode.ENTER);
            waitFor(screen, "a b" + folder.toRealPath());
            screen.click("output-input");
            screen.robot().write("Ada\n", 0);
            waitFor(screen, "hello Ada");
            screen.idle();
            assertThat(screen.text("status-state")).isEqualTo("Ended with exit code 3");
            assertThat(printed(screen)).contains("in the pool");
            assertThat(session(screen).snapshot().tasks()).isEqualTo(1);
            assertThat(session(screen).last().map(Recording::source).orElseThrow().title()).isEqualTo("Main.java a b");
            assertThat(session(screen).sources()).containsExactly("Main");
            assertThat(session(screen).source("Main$Inner")).contains(Files.readString(main));
            Program program = new Program(main, List.of("a b"), folder, Optional.of(JDK));
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(program);
            assertThat(screen.text("program-java")).isEqualTo(JDK);
        }
    }

    @Test
    @DisplayName("a source file that does not compile says where at once, and leads to all that the compiler says")
    void doesNotCompile() throws Exception {
        Path broken = Files.writeString(folder.resolve("Broken.java"), "void main() {\n    oops\n}\n");
        try (Screen screen = window(new ProgramRuns(Optional.empty(), Budget::usual))) {
            Screen.fx(() -> {
                screen.bench().programs().run(new Program(broken, List.of(), folder, Optional.of(JDK)));
                return null;
            });
            screen.until(() -> screen.isVisible("notice"));
            assertThat(screen.text("notice-text")).startsWith("Broken.java: ended with exit code 1: ")
                    .contains("Broken.java:2: ").doesNotContain("\n");
            assertThat(screen.text("status-state")).isEqualTo("Ended with exit code 1");
            screen.click("notice-task");
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().tabs().isShown("output"))).isTrue();
        }
    }

    @Test
    @DisplayName("a lesson whose changed program does not compile was not run, and is not ready")
    void changedLessonDoesNotCompile() {
        Lesson lesson = Catalogue.find("deadlock").orElseThrow();
        try (Screen screen = Screen.of(new Setup(List.of(lesson), new LessonRuns(Optional.empty()), System::nanoTime,
                Theme.LIGHT).running(new ProgramRuns(Optional.empty(), Budget::usual)))) {
            screen.robot().push(KeyCode.F4);
            screen.idle();
            screen.robot().write("oops ");
            screen.idle();
            screen.click("run");
            screen.until(() -> screen.isVisible("notice"));
            screen.idle();
            assertThat(screen.text("notice-text")).contains("ended with exit code 1: Main.java:1: ");
            assertThat(screen.text("status-state")).isEqualTo("Ended with exit code 1");
            assertThat(Screen.fx(() -> screen.bench().scene().getRoot().lookupAll(".lesson-done").stream()
                    .noneMatch(Node::isVisible))).as("no sign that it was run").isTrue();
        }
    }

    @Test
    @DisplayName("a stopped command ends with the JVM that it started, which is a process of the recording")
    void stopsWithItsChildren() throws Exception {
        Files.writeString(folder.resolve("Waits.java"), """
                public class Waits {
                    public static void main(String[] args) throws Exception {
                        System.out.println(ProcessHandle.current().pid());
                        Thread.sleep(600_000);
                    }
                }
                """);
        Path script = Files.writeString(folder.resolve("start.sh"), "#!/bin/sh\n" + JDK + "/bin/java Waits.java\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Program program = new Program(Kind.COMMAND, List.of("./start.sh"), List.of(), folder, Optional.of(JDK),
                List.of());
        try (Screen screen = window(new ProgramRuns(Optional.empty(), Budget::usual))) {
            Screen.fx(() -> {
                screen.bench().programs().run(program);
                return null;
            });
            screen.until(() -> printed(screen).stream().anyMatch(line -> line.matches("\\d+")));
            screen.until(() -> session(screen).snapshot().lanes() > 0);
            long pid = Long.parseLong(printed(screen).stream().filter(line -> line.matches("\\d+")).findFirst()
                    .orElseThrow());
            Optional<ProcessHandle> jvm = ProcessHandle.of(pid);
            screen.robot().push(KeyCode.SHIFT, KeyCode.F5);
            screen.idle();
            jvm.ifPresent(handle -> handle.onExit().join());
            assertThat(session(screen).state()).contains(State.CANCELLED);
            assertThat(screen.isVisible("notice")).isFalse();
        }
    }

    @Test
    @DisplayName("a dropped jar is announced as a program, and asks how it is to be run")
    void dropped() throws Exception {
        Dragging dragged = Dragging.of(jar("app.jar", Optional.empty()));
        try (Screen screen = window(new ShellPrograms(folder))) {
            dragged.over();
            assertThat(screen.text("drop-hint")).isEqualTo("Drop to run app.jar\u2026");
            dragged.drop();
            screen.idle();
            assertThat(screen.isVisible("launch")).isTrue();
            assertThat(isAsked(screen, "launch-java")).isTrue();
        }
    }

    @Test
    @DisplayName("an edited command is shown as it was entered, and saved")
    void edited() throws Exception {
        Program program = new Program(Kind.COMMAND, List.of("sh"), List.of("-c", "exit 0"), folder, Optional.of(JDK),
                List.of());
        try (Screen screen = window(new ShellPrograms(folder))) {
            Screen.fx(() -> {
                screen.bench().programs().edit(program);
                return null;
            });
            screen.idle();
            assertThat(text(screen, "launch-program")).isEqualTo("-- sh");
            assertThat(text(screen, "launch-arguments")).isEqualTo("-c 'exit 0'");
            assertThat(text(screen, "launch-folder")).isEqualTo(folder.toString());
            write(screen, "launch-program", "-- no-such-command");
            screen.click("launch-save");
            screen.idle();
            assertThat(screen.text("launch-program-wrong")).isEqualTo("no-such-command is no command on the path.");
        }
    }

    @Test
    @DisplayName("where its sources are, and what is watched of a Java program, is asked for, kept and shown")
    void sources() throws Exception {
        Path places = Files.createDirectory(folder.resolve("my sources"));
        Path jar = jar("library-sources.jar", Optional.empty());
        Program plain = new Program(Files.writeString(folder.resolve("Main.java"), "exit 0"), List.of(), folder,
                Optional.of(JDK));
        Program whole = plain.with(List.of("stops"), List.of(places, jar));
        Settings settings = Settings.in(folder);
        settings.put("programs", plain.line());
        try (Screen screen = window(new ShellPrograms(folder), settings)) {
            edit(screen, plain);
            assertThat(text(screen, "launch-sources")).isEmpty();
            write(screen, "launch-sources", places + ":" + folder.resolve("nowhere"));
            write(screen, "launch-watch", "stops");
            screen.click("launch-save");
            screen.until(() -> screen.bench().scene().lookup("#launch-sources-wrong").isVisible());
            assertThat(screen.text("launch-sources-wrong"))
                    .isEqualTo(folder.resolve("nowhere") + " is no folder and no jar.");
            write(screen, "launch-sources", places + ":" + jar);
            screen.click("launch-save");
            screen.until(() -> !screen.bench().scene().lookup("#launch").isVisible());
        }
        try (Screen screen = window(new ShellPrograms(folder), Settings.in(folder))) {
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(whole);
            edit(screen, whole);
            assertThat(text(screen, "launch-sources")).isEqualTo(places + ":" + jar);
            assertThat(text(screen, "launch-watch")).isEqualTo("stops");
            screen.click("launch-run");
            screen.until(() -> screen.bench().scene().lookup("#program-sources") != null);
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(whole);
            assertThat(screen.text("program-sources")).isEqualTo(places + ":" + jar);
        }
    }

    private static void edit(Screen screen, Program program) {
        Screen.fx(() -> {
            screen.bench().programs().edit(program);
            return null;
        });
        screen.settled(); // what runs programs may still be looked for
    }

    @Test
    @DisplayName("code of several lines stays as it is where the rest of it is edited")
    void editedCode() throws Exception {
        Program code = new Program(Kind.CODE, List.of("print(1)\nprint(2)"), List.of("a\nb"), folder, Optional.empty(),
                List.of("sleep"));
        Files.createDirectory(folder.resolve("other"));
        Settings settings = Settings.unkept();
        settings.put("programs", code.line());
        try (Screen screen = window(new ShellPrograms(folder), settings)) {
            Screen.fx(() -> {
                screen.bench().programs().edit(code);
                return null;
            });
            screen.settled();
            write(screen, "launch-folder", folder.resolve("other").toString());
            screen.click("launch-save");
            screen.idle();
            assertThat(Screen.fx(() -> screen.bench().programs().items())).containsExactly(new Program(Kind.CODE,
                    code.named(), code.arguments(), folder.resolve("other"), Optional.empty(), List.of("sleep")));
        }
    }

    private Path jar(String name, Optional<String> main, byte... version) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.ifPresent(named -> manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, named));
        Path file = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            if (version.length > 0) {
                out.putNextEntry(new JarEntry(main.orElseThrow() + ".class"));
                out.write(new byte[]{(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, version[0]});
            }
        }
        return file;
    }

    /** A folder that looks like a JDK of an old version. */
    private Path old() throws Exception {
        Path home = folder.resolve("old");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        assertThat(Files.writeString(home.resolve("bin/java"), "").toFile().setExecutable(true)).isTrue();
        return home;
    }

    /** What is said at this field when this file is to be run by this JDK. */
    private String told(Screen screen, String file, String home, String field) {
        write(screen, "launch-program", folder.resolve(file).toString());
        write(screen, "launch-java", home);
        screen.click("launch-run");
        screen.idle();
        assertThat(screen.isVisible("launch")).isTrue();
        return screen.text("launch-" + field + "-wrong");
    }

    private static boolean isAsked(Screen screen, String field) {
        return Screen.fx(() -> {
            Node node = screen.bench().scene().lookup("#" + field);
            while (node != null && node.isVisible()) {
                node = node.getParent();
            }
            return node == null;
        });
    }

    private static void waitFor(Screen screen, String line) {
        screen.until(() -> printed(screen).contains(line));
    }

    private static List<String> printed(Screen screen) {
        return session(screen).streams().map(streams -> streams.since(0).lines().stream().map(Line::text).toList())
                .orElse(List.of());
    }

    private static void write(Screen screen, String field, String text) {
        Screen.fx(() -> {
            entry(screen, field).setText(text);
            return null;
        });
        screen.settled();
    }

    private static String text(Screen screen, String field) {
        return Screen.fx(() -> entry(screen, field).getText());
    }

    private static TextField entry(Screen screen, String field) {
        var node = screen.bench().scene().lookup("#" + field);
        return node instanceof ComboBox<?> choice ? choice.getEditor() : (TextField) node;
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
