package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.Jvm;

/** A standard output that takes nothing: a command that printed in vain has failed. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class StandardOutputTest {
    @TempDir
    private Path cache; // a run that failed keeps its recording there

    private Process start(String... words) throws IOException {
        return gantry(words).redirectOutput(new File("/dev/full")).start();
    }

    private ProcessBuilder gantry(String... words) {
        ProcessBuilder gantry = Jvm.with(List.of(), "dev.gantry.cli.Main", words);
        gantry.environment().put("XDG_CACHE_HOME", cache.toString());
        return gantry;
    }

    @Test
    @DisplayName("a recording that is written to standard output is all that this gets")
    void alone() throws Exception {
        Path json = Files.writeString(cache.resolve("one.json"),
                "[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":1,\"tid\":1}]");
        Path err = cache.resolve("err.txt");
        Process process = gantry("export", json.toString(), "--to", "slices", "/dev/stdout")
                .redirectError(err.toFile()).start();
        assertThat(process.inputReader().readAllLines()).hasSize(2);
        assertThat(process.waitFor()).isZero();
        assertThat(err).content().contains("/dev/stdout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --help", "run thread-one --unit=1ms", "run thread-one --unit=1ms --json=-"})
    @DisplayName("a full disk ends a command with 1 and a sentence")
    void full(String words) throws Exception {
        Process process = start(words.split(" "));
        assertThat(process.errorReader().readAllLines())
                .containsExactly("gantry: standard output took no more: it is closed, or its disk is full.");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    @DisplayName("what was to be written to standard output and was not is told once")
    void once() throws Exception {
        Path json = Files.writeString(cache.resolve("one.json"),
                "[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":1,\"tid\":1}]");
        Process process = start("export", json.toString(), "--to", "slices", "/dev/stdout");
        assertThat(process.errorReader().readAllLines())
                .filteredOn(line -> line.contains("standard output took no more")).hasSize(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    @DisplayName("a command whose file was written, and that then could not say so, has failed too")
    void afterTheFile() throws Exception {
        Process process = start("run", "thread-one", "--unit=1ms", "--json=/dev/stdout");
        assertThat(process.errorReader().readAllLines()).first().asString().startsWith("gantry: ");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
