package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong inside Gantry stays on the machine, in a file that the user is told of. */
class CrashReportTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheFileThatHoldsTheWholeTrace() throws IOException {
        String sentence = CrashReport.in(folder.resolve("a/b"), new IllegalStateException("the drum is empty"));
        try (var files = Files.list(folder.resolve("a/b"))) {
            Path report = files.toList().getFirst();
            assertThat(sentence).contains("the drum is empty", report.toString()).doesNotContain("\tat ");
            assertThat(report).content().contains("the drum is empty", "\tat ", "gantry ", "thread ");
        }
    }

    @Test
    void saysWhyThereIsNoReport() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        String sentence = CrashReport.in(taken.resolve("crashes"), new IllegalStateException("the drum is empty"));
        assertThat(sentence).contains("the drum is empty", "No report could be written", taken.toString());
    }
}
