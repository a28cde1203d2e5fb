package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

/** What is told of a lane later than it was. */
class ToldTest {
    private static final int LATE = 3;
    private static final long MICROSECOND = 1000;

    private final TraceIntake intake = new TraceIntake();
    private final Sender sender = Sender.begun(0, "child").lane(LATE, Sender.PROCESS, LaneKind.THREAD, "late");

    private Snapshot received() throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        return intake.finish();
    }

    private void told(String what, int ago, int took) {
        sender.record(RecordKind.TOLD, LATE, sender.name(what), Sender.pair(ago, took));
    }

    @Test
    @DisplayName("a slice that is told later lies where it was, whatever others have told meanwhile")
    void late() throws Exception {
        sender.at(900 * MICROSECOND).record(RecordKind.BLOCKED, Sender.MAIN);
        sender.at(1000 * MICROSECOND);
        told("first", 500, 100);
        told("second", 200, 50);
        sender.record(RecordKind.UNBLOCKED, Sender.MAIN);
        Snapshot trace = received();
        Row row = trace.lane(LATE).row(0);
        assertThat(row.size()).isEqualTo(2);
        assertThat(row.start(0)).isEqualTo(400 * MICROSECOND);
        assertThat(row.end(0)).isEqualTo(500 * MICROSECOND);
        assertThat(trace.name(row.name(1))).isEqualTo("second");
        assertThat(row.start(1)).isEqualTo(750 * MICROSECOND);
        assertThat(trace.lane(Sender.MAIN).row(0).start(0)).isEqualTo(900 * MICROSECOND);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a wait that is told later blocks its lane, for this reason")
    void waited() throws Exception {
        sender.at(1000 * MICROSECOND).record(RecordKind.TOLD_WAIT, LATE, sender.name("gantry:lock(\"Counter\")"),
                Sender.pair(500, 100));
        Snapshot trace = received();
        Row row = trace.lane(LATE).row(0);
        assertThat(row.state(0)).isEqualTo(State.BLOCKED);
        assertThat(row.start(0)).isEqualTo(400 * MICROSECOND);
        assertThat(row.end(0)).isEqualTo(500 * MICROSECOND);
        assertThat(trace.name(row.name(0))).isEqualTo("gantry:lock(\"Counter\")");
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("what was before the beginning, or overlaps what was told, is cut; without a name it is malformed")
    void cut() throws Exception {
        sender.at(1000 * MICROSECOND);
        told("before", 900, 500);
        told("overlapping", 850, 100);
        sender.record(RecordKind.TOLD, LATE, 0, Sender.pair(1, 1));
        Snapshot trace = received();
        Row row = trace.lane(LATE).row(0);
        assertThat(row.start(0)).isZero();
        assertThat(row.end(0)).isEqualTo(100 * MICROSECOND);
        assertThat(row.start(1)).isEqualTo(100 * MICROSECOND);
        assertThat(row.end(1)).isEqualTo(150 * MICROSECOND);
        assertThat(trace.malformed()).isEqualTo(1);
    }
}
