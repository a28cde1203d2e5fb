package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.registry.Formats;
import dev.gantry.recording.About;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;

/** Machines that hold processes, in files and as lines. */
class MachineLanesTest {
    private static final int PROCESS = 2;
    private static final int THREAD = 3;

    @TempDir
    private Path folder;

    /** A machine with two processes, of which each has a thread, and a process of this machine. */
    private static Snapshot recorded() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.MACHINE, LaneRole.PLAIN, names.intern("rack7 (10.0.0.7)"));
        for (int i = 0; i < 2; i++) {
            trace.laneOpened(1, PROCESS + 2 * i, 1, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("worker " + i));
            trace.processId(1, PROCESS + 2 * i, 100 + i);
            trace.laneOpened(2, THREAD + 2 * i, PROCESS + 2 * i, LaneKind.THREAD, LaneRole.WORKER,
                    names.intern("main"));
            trace.sliceStarted(10, THREAD + 2 * i, State.RUNNING, names.intern("work"));
            trace.sliceEnded(20, THREAD + 2 * i);
        }
        trace.laneOpened(30, 6, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("driver"));
        trace.laneOpened(30, 7, 6, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneClosed(40, 1);
        trace.finish(50);
        return trace.snapshot();
    }

    @Test
    @DisplayName("every format that can be opened again keeps machines and what they hold")
    void kept() throws IOException {
        for (TraceWriter writer : Formats.writers()) {
            Path file = folder.resolve("machines." + writer.endings().getFirst());
            try (OutputStream out = Files.newOutputStream(file)) {
                writer.write(recorded(), About.NOTHING, out, _ -> {});
            }
            Described again = Described.of(file);
            assertThat(again.trouble()).as(writer.id()).isEmpty();
            assertThat(again.lanes()).as(writer.id()).containsExactlyInAnyOrder("rack7 (10.0.0.7)",
                    "rack7 (10.0.0.7) > worker 0", "rack7 (10.0.0.7) > worker 0 > main",
                    "rack7 (10.0.0.7) > worker 1", "rack7 (10.0.0.7) > worker 1 > main", "driver", "driver > main");
            Lane machine = again.lane("rack7 (10.0.0.7)");
            assertThat(machine.kind()).as(writer.id()).isEqualTo(LaneKind.MACHINE);
            assertThat(machine.closed()).as(writer.id()).isEqualTo(40);
            assertThat(again.lane("rack7 (10.0.0.7) > worker 1").pid()).as(writer.id()).isEqualTo(101);
        }
    }

    @Test
    @DisplayName("a machine is a header above its processes, and folded it shows how busy their threads are")
    void lines() {
        Snapshot trace = recorded();
        LaneLayout open = LaneLayout.of(trace, Folds.NONE, Metrics.USUAL);
        assertThat(open.size()).isEqualTo(7);
        assertThat(open.kind(0)).isEqualTo(LineKind.PROCESS);
        assertThat(open.indent(open.lineOf(PROCESS))).isEqualTo(1);
        LaneLayout folded = LaneLayout.of(trace, Folds.NONE.with(1, true), Metrics.USUAL);
        assertThat(folded.size()).isEqualTo(3);
        assertThat(folded.lineOf(THREAD)).isZero();
        assertThat(folded.sample(1)).containsExactlyInAnyOrder(THREAD, THREAD + 2);
    }
}
