package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.wire.Intake;

/** Lanes of machines in a recording of this process. */
class MachinesTest {
    @Test
    @DisplayName("a machine has one lane from when it is first asked for until it is gone, and another when it comes "
            + "again; threads that tell of it get none")
    void machines() throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        recorder.start();
        Intake intake = Probe.intake().orElseThrow();
        int[] lanes = new int[4];
        Thread.ofPlatform().name("tells").start(() -> {
            lanes[0] = intake.machine("rack7");
            lanes[1] = intake.machine("rack8");
            lanes[2] = intake.machine("rack7");
            intake.machineGone("rack7");
            intake.machineGone("rack7");
            intake.machineGone("never seen");
            lanes[3] = intake.machine("rack7");
        }).join();
        Snapshot trace = recorder.stop();
        assertThat(trace.malformed()).isZero();
        assertThat(lanes[2]).isEqualTo(lanes[0]);
        assertThat(lanes[3]).isNotEqualTo(lanes[0]);
        for (int lane : lanes) {
            assertThat(trace.lane(lane).kind()).isEqualTo(LaneKind.MACHINE);
            assertThat(trace.lane(lane).parent()).isZero();
        }
        Lane gone = trace.lane(lanes[0]);
        assertThat(gone.closed()).isBetween(gone.opened(), trace.lane(lanes[3]).opened());
        assertThat(trace.lane(lanes[1]).closed()).isEqualTo(Trace.NONE);
        assertThat(trace.laneName(lanes[1])).isEqualTo("rack8");
        assertThat(IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::laneName)).doesNotContain("tells");
    }
}
