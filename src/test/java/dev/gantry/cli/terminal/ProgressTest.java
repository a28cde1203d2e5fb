package dev.gantry.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.recording.Spool;
import dev.gantry.trace.Names;
import dev.gantry.trace.Trace;

/** The line at the foot of a terminal. */
class ProgressTest {
    private final StringWriter printed = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(printed));

    @Test
    @DisplayName("a usual lag of what is kept on disk is not told")
    void usual() {
        progress.show(new Trace(new Names()).snapshot(), Spool.USUAL_LAG);
        assertThat(printed.toString()).endsWith("0.0 s: 0 of 0 tasks done, 0 running");
    }

    @Test
    @DisplayName("a greater one is told in seconds")
    void lagging() {
        progress.show(new Trace(new Names()).snapshot(), 1_400_000_000);
        assertThat(printed.toString()).endsWith(", 0 running, on disk 1.4 s behind");
    }
}
