package dev.gantry.ui.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.ui.programs.Runtimes.Found;

/** What is offered to run programs. */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
class RuntimesTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("an interpreter is offered if it answers and can be watched, once, with its version")
    void interpreters() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        interpreter(one.resolve("python3"), "echo cpython 3 12 True 5000 $0");
        interpreter(one.resolve("python3.7"), "echo cpython 3 7 True 5000 $0");
        interpreter(one.resolve("python3.9"), "echo no version is set >&2; exit 127");
        interpreter(one.resolve("python3-config"), "echo cpython 3 12 True 5000 $0");
        Path link = Files.createSymbolicLink(folder.resolve("link"), one);
        Path two = Files.createDirectories(folder.resolve("two/bin"));
        interpreter(two.resolve("python"), "echo cpython 3 11 True 5000 $0");
        assertThat(Runtimes.interpreters(Map.of("PATH", one + ":" + link + ":" + folder.resolve("nowhere"),
                "VIRTUAL_ENV", two.getParent().toString())))
                .containsExactly(new Found(two.resolve("python").toString(), "3.11"),
                        new Found(one.resolve("python3").toString(), "3.12"));
    }

    private static void interpreter(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
