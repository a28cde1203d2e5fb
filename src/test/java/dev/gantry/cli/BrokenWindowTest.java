package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A mistake of Gantry's own on the thread of its windows. */
@Tag("process")
@Tag("screen")
@DisabledOnOs({OS.WINDOWS, OS.MAC}) // where the folder cannot be moved by a variable
class BrokenWindowTest {
    @TempDir
    private Path state;

    @Test
    void isSaidInEveryWindowWithTheFileThatHoldsTheReportAndEndsNothing() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dglass.platform=Headless", "-Dprism.order=sw", "-Duser.language=en",
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        BrokenWindow.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_STATE_HOME", state.toString());
        Process process = builder.start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(process.waitFor()).isZero();
        Path report = report();
        assertThat(said).hasSize(2).allSatisfy(notice -> assertThat(notice).contains("the drum is empty",
                report.toString()));
        assertThat(report).content().contains("thread JavaFX Application Thread",
                "\tat " + BrokenWindow.class.getName());
    }

    private Path report() throws IOException {
        try (var files = Files.list(state.resolve("gantry/crashes"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
