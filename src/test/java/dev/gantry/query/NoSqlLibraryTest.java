package dev.gantry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;

/** Gantry without DuckDB's jar. */
@Tag("process")
class NoSqlLibraryTest {
    @Test
    @DisplayName("the doctor says that it is not here, and what works without it")
    void doctor() throws Exception {
        ProcessBuilder command = Jvm.with(List.of(), Main.class, "doctor");
        int classPath = command.command().indexOf("-cp") + 1;
        command.command().set(classPath, Arrays.stream(command.command().get(classPath).split(File.pathSeparator))
                .filter(entry -> !entry.contains("duckdb"))
                .collect(Collectors.joining(File.pathSeparator)));
        Process process = command.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        assertThat(lines).anyMatch(line -> line.matches("missing +SQL +DuckDB is not here"));
    }
}
