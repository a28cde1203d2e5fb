package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.Area;
import dev.gantry.insight.Groups;
import dev.gantry.insight.Groups.By;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** A task that was handed to a worker whose process ended before it said that it runs it. */
class LostWithWorkerTest {
    private static final int WORKER = 2;
    private static final int TASK = 1;

    private final TraceIntake intake = new TraceIntake(0);

    private Snapshot lost(Sender worker) throws Exception {
        try (Receiver parent = Receiver.ofStored(intake); Receiver child = Receiver.ofStored(intake)) {
            Sender submits = Sender.begun(0, "parent");
            submits.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, TASK, submits.name("the task")).to(parent);
            child.hand(TASK, () -> true);
            worker.to(child);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.taskState(TASK)).isEqualTo(TaskState.FAILED);
        return trace;
    }

    private static String group(Snapshot trace) {
        Groups groups = Groups.of(trace, Area.of(trace), By.WORKER);
        assertThat(groups.groups()).hasSize(1);
        assertThat(groups.groups().getFirst().count()).isEqualTo(1);
        return trace.laneName(groups.groups().getFirst().key());
    }

    @Test
    @DisplayName("is that worker's, by its lane")
    void ofWorker() throws Exception {
        Snapshot trace = lost(new Sender().hello(2, 0, 0, "child").lane(Sender.PROCESS, 0, LaneKind.PROCESS, "")
                .lane(WORKER, Sender.PROCESS, LaneKind.THREAD, LaneRole.WORKER, "worker"));
        assertThat(trace.laneName(trace.taskLane(TASK))).isEqualTo("worker");
        assertThat(group(trace)).isEqualTo("worker");
    }

    @Test
    @DisplayName("is its process's, where that said nothing of a worker")
    void ofProcess() throws Exception {
        Snapshot trace = lost(new Sender().hello(2, 0, 0, "child"));
        assertThat(trace.laneName(trace.taskLane(TASK))).isEqualTo("child");
        assertThat(group(trace)).isEqualTo("child");
    }

    @Test
    @DisplayName("is its process's, where the worker runs another that was handed to it")
    void besideAnother() throws Exception {
        try (Receiver parent = Receiver.ofStored(intake); Receiver child = Receiver.ofStored(intake)) {
            Sender submits = Sender.begun(0, "parent");
            submits.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, TASK, submits.name("the task"))
                    .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 2, submits.name("another")).to(parent);
            child.hand(TASK, () -> true);
            child.hand(2, () -> true);
            new Sender().hello(2, 0, 0, "child").lane(Sender.PROCESS, 0, LaneKind.PROCESS, "")
                    .lane(WORKER, Sender.PROCESS, LaneKind.THREAD, LaneRole.WORKER, "worker")
                    .record(RecordKind.TASK_ADOPTED, WORKER, 9, 2).record(RecordKind.TASK_STARTED, WORKER, 9).to(child);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.laneName(trace.taskLane(TASK))).isEqualTo("child");
        assertThat(trace.laneName(trace.taskLane(2))).isEqualTo("worker");
    }
}
