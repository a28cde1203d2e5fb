package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class InterpreterTest {
    @TempDir
    private Path folder;

    @Test
    void allOnThePathAreFoundEachOnceAndWhatDoesNotAnswerIsNone() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Path known = says(first.resolve("python3.9"), "echo cpython 3 9 True 5000 $0");
        says(first.resolve("python3"), "exec " + known);
        says(first.resolve("python3.8"), "echo not chosen; exit 1");
        says(first.resolve("python3-config"), "echo cpython 3 9 True 5000 $0");
        says(second.resolve("python"), "echo pypy 3 10 True 5000 $0");
        String path = first + ":" + folder.resolve("none") + "::" + second;

        List<Interpreter> found = Interpreter.all(Map.of("PATH", path));

        assertThat(found).extracting(Interpreter::version).containsExactly("cpython 3.9", "pypy 3.10");
        assertThat(found.getFirst().obstacle()).isEmpty();
        assertThat(found.getLast().obstacle()).isPresent();
    }

    @Test
    void thatOfTheVirtualEnvironmentComesFirstAndAFolderUnderTwoNamesIsAskedOnce() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path asked = folder.resolve("asked");
        says(bin.resolve("python3"), "echo asked >> " + asked + "; echo cpython 3 12 True 5000 $0");
        Path link = Files.createSymbolicLink(folder.resolve("link"), bin);
        Path active = Files.createDirectories(folder.resolve("active/bin"));
        says(active.resolve("python"), "echo cpython 3 11 True 5000 $0");

        List<Interpreter> found = Interpreter
                .all(Map.of("PATH", bin + ":" + link, "VIRTUAL_ENV", active.getParent().toString()));

        assertThat(found).extracting(Interpreter::path).containsExactly(active.resolve("python"),
                bin.resolve("python3"));
        assertThat(asked).hasContent("asked");
    }

    @Test
    void allAreAskedSideBySide() throws IOException {
        Path pipe = folder.resolve("pipe");
        says(folder.resolve("python3.8"), "mkfifo " + pipe + " 2> /dev/null; read line < " + pipe
                + "; echo cpython 3 8 True 5000 $0");
        says(folder.resolve("python3.9"), "mkfifo " + pipe + " 2> /dev/null; echo go > " + pipe
                + "; echo cpython 3 9 True 5000 $0");

        assertThat(Interpreter.all(Map.of("PATH", folder + ":/usr/bin:/bin"))).extracting(Interpreter::version)
                .startsWith("cpython 3.8", "cpython 3.9");
    }

    @Test
    @Timeout(90)
    void allTogetherAreWaitedForNoLongerThanForOne() throws IOException {
        Path pipe = folder.resolve("pipe");
        says(folder.resolve("python3"), "echo cpython 3 12 True 5000 $0");
        for (int minor = 8; minor < 8 + 12; minor++) {
            says(folder.resolve("python3." + minor), "mkfifo " + pipe + " 2> /dev/null; exec cat " + pipe);
        }

        assertThat(Interpreter.all(Map.of("PATH", folder + ":/usr/bin:/bin"), Duration.ofSeconds(8)))
                .extracting(Interpreter::path).contains(folder.resolve("python3")).noneMatch(silent());
        // Killed, they end as soon as the system comes to it; one that was forgotten waits for its pipe for ever.
        ProcessHandle.current().descendants().filter(this::waitsFor).forEach(asked -> asked.onExit().join());
    }

    private boolean waitsFor(ProcessHandle asked) {
        return asked.info().arguments().filter(words -> List.of(words).contains(folder.resolve("pipe").toString()))
                .isPresent();
    }

    private Predicate<Path> silent() {
        return path -> path.startsWith(folder) && path.getFileName().toString().startsWith("python3.");
    }

    private static Path says(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
