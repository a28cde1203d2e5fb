package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
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

    private static Path says(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
