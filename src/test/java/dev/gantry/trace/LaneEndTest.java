package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the tasks of a lane that ends. */
class LaneEndTest {
    private static final int ONE = 2;
    private static final int OTHER = 3;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void openLanes() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, ONE, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.laneOpened(0, OTHER, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.taskSubmitted(1, ONE, 1, 0, 0);
        trace.taskSubmitted(1, ONE, 2, 0, 0);
    }

    private Task finished(int task) {
        trace.finish(100);
        return trace.snapshot().task(task);
    }

    @Test
    void theTasksThatItRunsFailForTheGivenReason() {
        trace.taskStarted(5, ONE, 1);
        trace.taskStarted(6, ONE, 2);
        trace.laneClosed(10, ONE, names.intern("the reason"));
        for (int task = 1; task <= 2; task++) {
            assertThat(finished(task).state()).isEqualTo(TaskState.FAILED);
            assertThat(finished(task).ended()).isEqualTo(10);
            assertThat(finished(task).error()).isEqualTo("the reason");
        }
        assertThat(trace.snapshot().lane(ONE).failures()).isEqualTo(2);
        assertThat(trace.snapshot().malformed()).isZero();
    }

    @Test
    void aFailureIsNotedWhereTheSliceEndsEvenIfTheRecordIsOlder() {
        trace.taskStarted(5, ONE, 1);
        trace.sliceStarted(20, ONE, State.RUNNING, 0);
        trace.laneClosed(10, ONE);
        assertThat(finished(1).error()).isEqualTo("abandoned: its thread ended");
        Lane lane = trace.snapshot().lane(ONE);
        assertThat(lane.failureTime(0)).isEqualTo(lane.row(0).end(0)).isEqualTo(20);
    }

    @Test
    void aTaskThatRunsOnAnotherLaneGoesOn() {
        trace.taskStarted(5, ONE, 1);
        trace.taskStarted(6, OTHER, 1); // a second start
        trace.laneClosed(10, OTHER);
        trace.taskEnded(20, ONE, 1, TaskState.SUCCEEDED, 0);
        assertThat(finished(1).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.snapshot().malformed()).isOne();
    }

    @Test
    void aTaskWhoseSliceEndedWithAnotherRunsUntilTheLaneEnds() {
        trace.taskStarted(5, ONE, 1);
        trace.taskStarted(6, ONE, 2);
        trace.taskEnded(7, ONE, 1, TaskState.SUCCEEDED, 0);
        assertThat(trace.tasks.known(2).state(TaskTable.slot(2))).isEqualTo((byte) TaskState.RUNNING.code());
        trace.laneClosed(10, ONE);
        assertThat(finished(1).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(finished(2).state()).isEqualTo(TaskState.FAILED);
        assertThat(trace.snapshot().malformed()).isZero();
    }

    @Test
    void aTaskOnACoroutineThatWasOnlyReadyFailsWithIt() {
        int coroutine = 4;
        trace.laneOpened(0, coroutine, ONE, LaneKind.GREENLET, LaneRole.PLAIN, 0);
        trace.switched(3, ONE, coroutine, SwitchReason.SWITCH);
        trace.switched(4, coroutine, ONE, SwitchReason.SWITCH);
        trace.ready(5, coroutine);
        trace.taskStarted(6, coroutine, 1);
        trace.switched(7, coroutine, ONE, SwitchReason.SWITCH);
        trace.laneClosed(10, ONE);
        assertThat(finished(1).state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void aTaskWhoseEndMayBeLostIsNotSaidToHaveFailed() {
        trace.taskStarted(5, ONE, 1);
        trace.gap(7, ONE);
        trace.laneClosed(10, ONE);
        assertThat(finished(1).state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void aLaneThatIsReadKeepsNoTaskWhoseSliceEnded() {
        TraceLoader read = new TraceLoader(trace);
        for (int task = 1; task <= 2; task++) {
            read.taskStarted(5, ONE, task);
            read.sliceStarted(5, ONE, State.RUNNING, task, 0, 0);
            read.sliceEnded(7, ONE);
            read.taskEnded(7, ONE, task, TaskState.SUCCEEDED, 0);
        }
        assertThat(trace.lanes.get(ONE).tasks()).isEmpty();
    }
}
