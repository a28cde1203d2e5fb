package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in target/app, started as a user starts it. */
@Tag("app")
@DisabledOnOs(WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("target", "app", "bin", "gantry").toAbsolutePath();

    @TempDir
    Path folder;

    record Ended(int code, String out, String err) {}

    @Test
    void startsFromAnyFolderWithTheWholeModuleAndNoWarning() throws Exception {
        var ended = start(LAUNCHER, Map.of(), "--version");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
    }

    @Test
    void startsThroughALinkInAFolderWithSpaces() throws Exception {
        Path app = copyOfApp(folder.resolve("a folder/with spaces/app"));
        Path inSpaces = app.resolve("bin/gantry");
        Path link = Files.createSymbolicLink(folder.resolve("my gantry"), folder.relativize(inSpaces));

        assertThat(start(inSpaces, Map.of(), "--version").code()).isZero();
        assertThat(start(link, Map.of(), "--version").code()).isZero();
    }

    @Test
    void takesAnExecutableAsWellAsAHome() throws Exception {
        String home = System.getProperty("java.home");

        assertThat(start(LAUNCHER, Map.of("GANTRY_JAVA", home), "--version").code()).isZero();
        assertThat(start(LAUNCHER, Map.of("GANTRY_JAVA", home + "/bin/java"), "--version").code()).isZero();
    }

    @Test
    void runsLessonsOnThreadsProcessesAndCoroutines() throws Exception {
        for (String lesson : List.of(
                "thread-one", "process-one", "greenlet-eat-play", "hub-automatic-sleep", "whole-picture")) {
            var ended = start(LAUNCHER, Map.of(), "run", lesson, "--unit", "20ms");

            assertThat(ended.err()).as(lesson).isEmpty();
            assertThat(ended.code()).as(lesson).isZero();
            assertThat(ended.out()).as(lesson).contains("none lost").doesNotContain("cancelled", "failed)");
        }
    }

    @Test
    void runsAPythonProgram() throws Exception {
        Path program = Files.writeString(folder.resolve("program.py"), "import sys; print('seen'); sys.exit(3)");

        var ended = start(LAUNCHER, Map.of(), "run", program.toString());

        assertThat(ended.out()).isEqualTo("seen\n");
        assertThat(ended.err()).contains("MainThread").contains("none lost");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        Path old = oldJava();

        var ended = start(LAUNCHER, Map.of("JAVA_HOME", old.toString(), "PATH", old + "/bin:/usr/bin:/bin"),
                "--version");

        assertThat(ended.out()).doesNotContain("the old one ran");
    }

    @Test
    void saysInOneSentenceThatTheNamedJavaIsTooOld() throws Exception {
        var ended = start(LAUNCHER, Map.of("GANTRY_JAVA", oldJava().toString()), "--version");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).singleElement().asString().contains("GANTRY_JAVA", "25");
    }

    private static Path copyOfApp(Path to) throws IOException {
        Path app = LAUNCHER.getParent().getParent();
        try (var files = Files.walk(app)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(app.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private Path oldJava() throws IOException {
        Path home = folder.resolve("jdk-17");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho the old one ran\n");
        java.toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.9\"\n");
        return home;
    }

    private Ended start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }
}
