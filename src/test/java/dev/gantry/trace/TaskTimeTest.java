package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A task runs while its code is on a thread, on whatever kind of lane. */
@Tag("engine")
class TaskTimeTest {
    private static final int THREAD = 2;
    private static final int COROUTINE = 3;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void openLanes() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, THREAD, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.laneOpened(0, COROUTINE, THREAD, LaneKind.ASYNCIO_TASK, LaneRole.PLAIN, 0);
    }

    @Test
    void whatACoroutineIsSuspendedForIsNoTimeThatItRan() {
        trace.taskSubmitted(10, THREAD, 1, 0, 0);
        trace.switched(20, THREAD, COROUTINE, SwitchReason.SEND);
        trace.taskStarted(20, COROUTINE, 1);
        trace.switched(30, COROUTINE, THREAD, SwitchReason.SLEEP);
        trace.ready(80, COROUTINE);
        trace.switched(90, THREAD, COROUTINE, SwitchReason.SEND);
        trace.blocked(91, COROUTINE, 0, 0);
        trace.unblocked(94, COROUTINE, 0);
        trace.taskEnded(95, COROUTINE, 1, TaskState.SUCCEEDED, 0);
        trace.switched(95, COROUTINE, THREAD, SwitchReason.EXIT);
        trace.publish(200);
        times(10, 15, 60);
    }

    @Test
    void itIsSuspendedUpToNowWhileItHasNotEnded() {
        trace.taskSubmitted(10, THREAD, 1, 0, 0);
        trace.switched(20, THREAD, COROUTINE, SwitchReason.SEND);
        trace.taskStarted(20, COROUTINE, 1);
        trace.switched(30, COROUTINE, THREAD, SwitchReason.YIELD);
        trace.publish(200);
        times(10, 10, 170);
    }

    @Test
    void aTaskOfAThreadRunsFromItsStartToItsEndAlsoWhileItIsBlocked() {
        trace.taskSubmitted(10, THREAD, 1, 0, 0);
        trace.taskStarted(20, THREAD, 1);
        trace.blocked(30, THREAD, 0, 0);
        trace.unblocked(80, THREAD, 0);
        trace.taskEnded(95, THREAD, 1, TaskState.SUCCEEDED, 0);
        trace.publish(200);
        times(10, 75, 0);
    }

    @Test
    void whatNeverStartedDidNotRun() {
        trace.taskSubmitted(10, THREAD, 1, 0, 0);
        trace.taskCancelled(40, THREAD, 1);
        trace.publish(200);
        times(30, Trace.NONE, Trace.NONE);
    }

    @Test
    void whatIsCancelledWhileItRunsIsCancelledAndItsBarEnds() {
        trace.taskSubmitted(10, THREAD, 1, 0, 0);
        trace.switched(20, THREAD, COROUTINE, SwitchReason.SEND);
        trace.taskStarted(20, COROUTINE, 1);
        trace.taskCancelled(50, COROUTINE, 1);
        trace.switched(50, COROUTINE, THREAD, SwitchReason.EXIT);
        trace.publish(200);
        Snapshot seen = trace.snapshot();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.taskState(1)).isEqualTo(TaskState.CANCELLED);
        Row row = seen.lane(COROUTINE).row(0);
        assertThat(row.end(row.at(49))).isEqualTo(50);
        assertThat(seen.lane(COROUTINE).failures()).isZero();
        times(10, 30, 0);
    }

    @Test
    void anotherLaneCannotCancelWhatRuns() {
        trace.taskSubmitted(10, THREAD, 1, 0, 0);
        trace.switched(20, THREAD, COROUTINE, SwitchReason.SEND);
        trace.taskStarted(20, COROUTINE, 1);
        trace.taskCancelled(50, THREAD, 1);
        trace.publish(200);
        assertThat(trace.snapshot().malformed()).isOne();
        assertThat(trace.snapshot().taskState(1)).isEqualTo(TaskState.RUNNING);
    }

    private void times(long waited, long ran, long suspended) {
        Snapshot seen = trace.snapshot();
        assertThat(seen.taskWaited(1)).isEqualTo(waited);
        assertThat(seen.taskRan(1)).isEqualTo(ran);
        assertThat(seen.taskSuspended(1)).isEqualTo(suspended);
    }
}
