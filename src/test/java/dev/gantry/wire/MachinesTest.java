package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** Machines that hold processes. */
class MachinesTest {
    private static final int MACHINE = 3;
    private static final int WORKER = 4;
    private static final int THREAD = 5;

    private final TraceIntake intake = new TraceIntake();

    private Snapshot received(Sender sender) throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        return intake.finish();
    }

    @Test
    @DisplayName("a sender may tell of processes on machines, with their threads and tasks")
    void held() throws Exception {
        Sender sender = Sender.begun(0, "scheduler");
        sender.lane(MACHINE, 0, LaneKind.MACHINE, "rack7").lane(WORKER, MACHINE, LaneKind.PROCESS, "worker")
                .lane(THREAD, WORKER, LaneKind.THREAD, "thread")
                .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, sender.name("one"))
                .at(10).record(RecordKind.TASK_STARTED, THREAD, 1).at(20)
                .record(RecordKind.TASK_SUCCEEDED, THREAD, 1)
                .at(30).record(RecordKind.LANE_CLOSED, MACHINE);
        Snapshot trace = received(sender);
        assertThat(trace.malformed()).isZero();
        assertThat(trace.laneName(trace.enclosing(THREAD, LaneKind.MACHINE).id())).isEqualTo("rack7");
        assertThat(trace.laneName(trace.enclosing(THREAD, LaneKind.PROCESS).id())).isEqualTo("worker");
        assertThat(trace.lane(WORKER).parent()).isEqualTo(MACHINE);
        assertThat(trace.lane(THREAD).closed()).isEqualTo(30);
        assertThat(trace.task(1).state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    @DisplayName("a machine lies in nothing, and a process in nothing but a machine")
    void refused() throws Exception {
        Sender sender = Sender.begun(0, "scheduler");
        sender.lane(MACHINE, 0, LaneKind.MACHINE, "rack7")
                .lane(10, MACHINE, LaneKind.MACHINE, "in a machine")
                .lane(11, Sender.PROCESS, LaneKind.MACHINE, "in a process")
                .lane(12, Sender.MAIN, LaneKind.PROCESS, "in a thread")
                .lane(13, Sender.PROCESS, LaneKind.PROCESS, "in a process")
                .lane(14, 99, LaneKind.PROCESS, "in what is not there");
        assertThat(received(sender).malformed()).isEqualTo(5);
    }

    @Test
    @DisplayName("the oldest version of the stream has no machines")
    void oldest() throws Exception {
        Sender sender = new Sender().hello(1, 0, 0, "old").processAndMain().lane(MACHINE, 0, LaneKind.MACHINE, "rack7");
        assertThat(received(sender).malformed()).isEqualTo(1);
    }
}
