package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** Who let a lane go on, told by either side; and tasks that an executor refused. */
class WakingTest {
    private static final int WAITING = 3;

    private final TraceIntake intake = new TraceIntake();
    private final Sender sender = Sender.begun(0, "child").lane(WAITING, Sender.PROCESS, LaneKind.THREAD, "waiting");

    private Snapshot received() throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        return intake.finish();
    }

    @Test
    @DisplayName("a lane that says it goes on because it was woken is woken by whoever said so while it waited")
    void unparked() throws Exception {
        sender.at(10).record(RecordKind.BLOCKED, WAITING).at(20).record(RecordKind.WAKES, Sender.MAIN, WAITING)
                .at(25).record(RecordKind.WOKEN, WAITING);
        Snapshot trace = received();
        Lane waiting = trace.lane(WAITING);
        assertThat(waiting.row(0).end(0)).isEqualTo(25);
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(waiting.wake(0).time()).isEqualTo(25);
        assertThat(waiting.wake(0).by()).isEqualTo(Sender.MAIN);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a waking before the waiting, or of a wait that ended otherwise, is nobody's")
    void stale() throws Exception {
        sender.record(RecordKind.WAKES, Sender.MAIN, WAITING) // it runs: nothing to wake
                .at(10).record(RecordKind.BLOCKED, WAITING).at(20).record(RecordKind.WOKEN, WAITING) // of itself
                .at(30).record(RecordKind.BLOCKED, WAITING).record(RecordKind.WAKES, Sender.MAIN, WAITING)
                .at(40).record(RecordKind.UNBLOCKED, WAITING) // a sleep, say, that ended in time
                .at(50).record(RecordKind.BLOCKED, WAITING).at(60).record(RecordKind.WOKEN, WAITING);
        Snapshot trace = received();
        assertThat(trace.lane(WAITING).row(0).size()).isEqualTo(3);
        assertThat(trace.lane(WAITING).wakes()).isZero();
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a lane that goes on may say itself which lane, or which task's end, made it so")
    void unblocked() throws Exception {
        sender.record(RecordKind.TASK_SUBMITTED, WAITING, 1).record(RecordKind.TASK_STARTED, Sender.MAIN, 1)
                .record(RecordKind.BLOCKED, WAITING, 0, 1).at(10).record(RecordKind.TASK_SUCCEEDED, Sender.MAIN, 1)
                .at(20).record(RecordKind.UNBLOCKED, WAITING, 0, Sender.pair(1, 0))
                .at(30).record(RecordKind.BLOCKED, WAITING)
                .at(40).record(RecordKind.UNBLOCKED, WAITING, 0, Sender.pair(0, Sender.MAIN))
                .at(50).record(RecordKind.BLOCKED, WAITING).at(60).record(RecordKind.UNBLOCKED, WAITING);
        Lane waiting = received().lane(WAITING);
        assertThat(waiting.wakes()).isEqualTo(2);
        assertThat(waiting.wake(0).by()).isEqualTo(Sender.MAIN);
        assertThat(waiting.wake(1).by()).isEqualTo(Sender.MAIN);
        assertThat(waiting.wake(1).time()).isEqualTo(40);
    }

    @Test
    @DisplayName("a task that its executor refused has failed for that reason, without a start, and waits no longer")
    void rejected() throws Exception {
        sender.record(RecordKind.EXECUTOR_OPENED, Sender.MAIN, 1, sender.name("pool"))
                .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, Sender.pair(1, sender.name("one too many"))).at(10)
                .record(RecordKind.TASK_REJECTED, Sender.MAIN, 1, sender.name("the queue is full"))
                .record(RecordKind.TASK_REJECTED, Sender.MAIN, 1);
        Snapshot trace = received();
        Task task = Traces.task(trace, "one too many");
        assertThat(task.state()).isEqualTo(TaskState.FAILED);
        assertThat(task.error()).isEqualTo("the queue is full");
        assertThat(task.started()).isNegative();
        assertThat(task.ended()).isEqualTo(10);
        assertThat(trace.executors().getFirst().queue().value(1)).isZero();
        assertThat(trace.malformed()).isEqualTo(1); // it was refused already
    }
}
