package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** Tasks of a group: they run in lanes of it that aren't shown. */
class GroupTest {
    private static final int GROUP = 3;

    private final TraceIntake intake = new TraceIntake();
    private final Sender sender = Sender.begun(0, "child").lane(GROUP, Sender.PROCESS, LaneKind.THREAD, LaneRole.GROUP,
            "more threads");

    private Snapshot received() throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        return intake.finish();
    }

    @Test
    @DisplayName("tasks of a group start, overlap and end as those of lanes do, without slices")
    void overlapping() throws Exception {
        sender.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, sender.name("one"))
                .record(RecordKind.TASK_SUBMITTED, GROUP, 2, sender.name("other"))
                .at(10).record(RecordKind.TASK_STARTED, GROUP, 1).at(20).record(RecordKind.TASK_STARTED, GROUP, 2)
                .at(30).record(RecordKind.TASK_SUCCEEDED, GROUP, 1)
                .at(40).record(RecordKind.TASK_FAILED, GROUP, 2, sender.name("for a reason"));
        Snapshot trace = received();
        assertThat(Traces.task(trace, "one")).matches(task -> task.state() == TaskState.SUCCEEDED
                && task.started() == 10 && task.ended() == 30 && task.lane() == GROUP);
        assertThat(Traces.task(trace, "other")).matches(task -> task.state() == TaskState.FAILED
                && task.submittedBy() == GROUP && task.started() == 20 && task.ended() == 40);
        assertThat(trace.lane(GROUP).depth()).isZero();
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a task that a group runs when its process ends has failed, and one that it doesn't run can't end")
    void unended() throws Exception {
        sender.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, sender.name("one"))
                .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 2, sender.name("other"))
                .at(10).record(RecordKind.TASK_STARTED, GROUP, 1).record(RecordKind.TASK_STARTED, Sender.MAIN, 2)
                .at(20).record(RecordKind.TASK_SUCCEEDED, Sender.MAIN, 2)
                .at(30).record(RecordKind.TASK_SUCCEEDED, GROUP, 2);
        Snapshot trace = received();
        assertThat(Traces.task(trace, "one").state()).isEqualTo(TaskState.FAILED);
        assertThat(Traces.task(trace, "one").error()).isEqualTo("its process ended");
        assertThat(trace.malformed()).isEqualTo(1);
    }
}
