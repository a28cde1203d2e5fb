package dev.gantry.wire;

import static dev.gantry.wire.Sender.MAIN;
import static dev.gantry.wire.Sender.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** When a stream or a lane of it ends, nothing runs there any more. */
class StreamEndTest {
    private static final int INNER = 3;
    private static final String PROCESS_ENDED = "its process ended";

    private final TraceIntake intake = new TraceIntake(0);
    private final Sender sender = Sender.begun(0, "child");

    /** A task of this name, which starts on the lane. */
    private Sender starts(int lane, int task, String name) {
        return sender.record(RecordKind.TASK_SUBMITTED, MAIN, task, sender.name(name))
                .record(RecordKind.TASK_STARTED, lane, task);
    }

    private Snapshot ended() throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(Traces.lanes(trace)).allSatisfy(lane -> assertThat(lane.closed()).isNotNegative());
        return trace;
    }

    private static void failed(Snapshot trace, String name, long when, String why) {
        Task task = Traces.task(trace, name);
        assertThat(task.state()).isEqualTo(TaskState.FAILED);
        assertThat(task.ended()).isEqualTo(when);
        assertThat(task.error()).isEqualTo(why);
    }

    @Test
    @DisplayName("a task fails whose lane ran another inside it, which has ended")
    void outerTask() throws Exception {
        starts(MAIN, 1, "outer");
        starts(MAIN, 2, "inner").at(10).record(RecordKind.TASK_SUCCEEDED, MAIN, 2).at(20)
                .record(RecordKind.MARK, MAIN);
        Snapshot trace = ended();
        failed(trace, "outer", 20, PROCESS_ENDED);
        assertThat(Traces.task(trace, "inner").state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {PROCESS, MAIN})
    @DisplayName("all tasks fail that a lane runs inside each other, be it a thread or the process")
    void nestedTasks(int lane) throws Exception {
        starts(lane, 1, "outer");
        starts(lane, 2, "middle");
        sender.record(RecordKind.BLOCKED, lane);
        starts(lane, 3, "inner").at(20).record(RecordKind.MARK, MAIN).end();
        Snapshot trace = ended();
        for (String name : List.of("outer", "middle", "inner")) {
            failed(trace, name, 20, PROCESS_ENDED);
        }
        Lane ran = trace.lane(Traces.task(trace, "outer").lane());
        assertThat(List.of(ran.failureTask(0), ran.failureTask(1), ran.failureTask(2))).containsExactlyInAnyOrder(1, 2,
                3);
        assertThat(ran.failureTime(0)).isEqualTo(20);
    }

    @Test
    @DisplayName("a lane that closes while the stream goes on takes its tasks with it")
    void closedLane() throws Exception {
        sender.lane(INNER, PROCESS, LaneKind.THREAD, "thread");
        starts(INNER, 1, "outer");
        starts(INNER, 2, "inner").at(10).record(RecordKind.LANE_CLOSED, INNER).at(30).record(RecordKind.MARK, MAIN);
        Snapshot trace = ended();
        failed(trace, "outer", 10, "abandoned: its thread ended");
        failed(trace, "inner", 10, "abandoned: its thread ended");
    }

    @Test
    @DisplayName("a task of a coroutine that is suspended fails too, and so does one in a coroutine of a coroutine")
    void suspended() throws Exception {
        int inside = 4;
        sender.lane(INNER, MAIN, LaneKind.GREENLET, "coroutine").lane(inside, INNER, LaneKind.GENERATOR, "inside it")
                .at(5).record(RecordKind.SWITCHED, MAIN, INNER);
        starts(INNER, 1, "outer").record(RecordKind.SWITCHED, INNER, inside);
        starts(inside, 2, "inner").at(10).record(RecordKind.SWITCHED, inside, MAIN, 1).at(20)
                .record(RecordKind.MARK, MAIN);
        Snapshot trace = ended();
        failed(trace, "outer", 20, PROCESS_ENDED);
        failed(trace, "inner", 20, PROCESS_ENDED);
    }

    @Test
    @DisplayName("a thread that closes closes the coroutines that it holds, at any depth, and fails their tasks")
    void heldCoroutines() throws Exception {
        int outer = 4;
        int inside = 5;
        sender.lane(INNER, PROCESS, LaneKind.THREAD, "thread").lane(outer, INNER, LaneKind.GREENLET, "coroutine")
                .lane(inside, outer, LaneKind.GREENLET, "inside it");
        starts(outer, 1, "outer");
        starts(inside, 2, "inner").at(10).record(RecordKind.LANE_CLOSED, INNER).at(30).record(RecordKind.MARK, MAIN);
        Snapshot trace = ended();
        failed(trace, "outer", 10, "abandoned: its thread ended");
        failed(trace, "inner", 10, "abandoned: its thread ended");
        assertThat(Traces.lane(trace, "inside it").closed()).isEqualTo(10);
    }

    @Test
    @DisplayName("a task whose bar ended with what was around it fails, unless its own end comes")
    void outlived() throws Exception {
        starts(MAIN, 1, "one");
        sender.record(RecordKind.BLOCKED, MAIN);
        starts(MAIN, 2, "helped").at(10).record(RecordKind.UNBLOCKED, MAIN).record(RecordKind.TASK_SUCCEEDED, MAIN, 1);
        sender.at(20).record(RecordKind.MARK, MAIN);
        failed(ended(), "helped", 20, PROCESS_ENDED);
    }

    @Test
    @DisplayName("what ended before its lane stays as it ended")
    void settled() throws Exception {
        starts(MAIN, 1, "failed").at(5).record(RecordKind.TASK_FAILED, MAIN, 1, sender.name("its own error"));
        sender.record(RecordKind.TASK_SUBMITTED, MAIN, 2, sender.name("queued")).at(20).record(RecordKind.MARK, MAIN);
        Snapshot trace = ended();
        failed(trace, "failed", 5, "its own error");
        assertThat(Traces.task(trace, "queued").state()).isEqualTo(TaskState.QUEUED);
    }

    @Test
    @DisplayName("waits, callbacks and slices that are open end with the stream")
    void openSlices() throws Exception {
        starts(MAIN, 1, "task").record(RecordKind.TASK_SUCCEEDED, MAIN, 1)
                .record(RecordKind.SLICE_STARTED, MAIN, 0, Sender.pair(State.RUNNING.code(), sender.name("round")))
                .record(RecordKind.CALLBACK_STARTED, MAIN, 1).record(RecordKind.BLOCKED, MAIN).at(20)
                .record(RecordKind.MARK, MAIN);
        Lane main = ended().lane(MAIN);
        for (int depth = 0; depth < 3; depth++) {
            assertThat(main.row(depth).end(main.row(depth).size() - 1)).isEqualTo(20);
        }
        assertThat(main.failures()).isZero();
    }
}
