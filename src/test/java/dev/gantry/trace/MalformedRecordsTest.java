package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.counter.Counter;

/** A record that makes no sense where it stands is counted, and spoils nothing else. */
class MalformedRecordsTest {
    private final Trace trace = new Trace(new Names());

    @BeforeEach
    void openProcessAndThread() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.WORKER, 0);
    }

    @Test
    void aStartOfATaskInAGapBetweenIdsIsCounted() {
        trace.taskSubmitted(1, 2, 1, 0, 0);
        trace.taskSubmitted(2, 2, 5000, 0, 0);
        trace.taskStarted(3, 2, 2000);
        assertThat(finished().malformed()).isOne();
        assertThat(finished().hasTask(2000)).isFalse();
    }

    @Test
    void aTimeBeforeTheOriginIsCountedAndLeftOut() {
        trace.sliceStarted(-1, 2, State.RUNNING, 0);
        trace.sliceStarted(Long.MIN_VALUE, 2, State.RUNNING, 0);
        trace.sliceStarted(Long.MAX_VALUE, 2, State.RUNNING, 0);
        assertThat(finished().malformed()).isEqualTo(3);
        assertThat(finished().lane(2).depth()).isZero();
        assertThat(finished().first()).isZero();
    }

    @Test
    void aLaneWhoseParentIsUnknownIsLeftOut() {
        trace.laneOpened(1, 3, 7, LaneKind.GENERATOR, LaneRole.PLAIN, 0);
        trace.laneOpened(1, 4, 4, LaneKind.GENERATOR, LaneRole.PLAIN, 0);
        assertThat(finished().malformed()).isEqualTo(2);
        assertThat(finished().lane(3)).isNull();
        assertThat(finished().lane(4)).isNull();
    }

    @Test
    void anIdFarBeyondAllThatWasSeenIsLeftOut() {
        trace.laneOpened(1, Trace.GREATEST_ID, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.taskSubmitted(1, 2, Trace.GREATEST_ID, 0, 0);
        trace.executorOpened(1, Trace.GREATEST_ID, 1, 0);
        Snapshot seen = finished();
        assertThat(seen.malformed()).isEqualTo(3);
        assertThat(seen.lanes()).isEqualTo(2);
        assertThat(seen.tasks()).isZero();
        assertThat(seen.executors()).isEmpty();
    }

    @Test
    void slicesThatNeverEndNestOnlySoDeep() {
        for (int i = 0; i < 100_000; i++) {
            trace.sliceStarted(i, 2, State.RUNNING, 0);
        }
        for (int i = 0; i < 100_000; i++) {
            trace.sliceEnded(200_000, 2);
        }
        Snapshot seen = finished();
        assertThat(seen.lane(2).depth()).isEqualTo(Trace.DEEPEST);
        assertThat(seen.lane(2).row(0).size()).isOne();
        assertThat(seen.lane(2).row(0).isOpen(0)).isFalse();
        assertThat(seen.malformed()).isEqualTo(2 * (100_000 - Trace.DEEPEST));
    }

    @Test
    void anEndThatMatchesATooDeepStartEndsNothingElse() {
        trace.taskSubmitted(0, 2, 1, 0, 0);
        for (int i = 0; i < Trace.DEEPEST; i++) {
            trace.blocked(i, 2, 0, 0);
        }
        trace.blocked(1000, 2, 0, 0);
        trace.unblocked(1001, 2, 0);
        assertThat(finished().lane(2).row(Trace.DEEPEST - 1).isOpen(0)).isTrue();
    }

    @Test
    void aTaskDoesNotEndInAStateThatIsNoEnd() {
        trace.taskSubmitted(1, 2, 1, 0, 0);
        trace.taskStarted(2, 2, 1);
        trace.taskEnded(3, 2, 1, TaskState.QUEUED, 0);
        assertThat(finished().malformed()).isOne();
        assertThat(finished().taskState(1)).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void aRecordOfAClosedLaneIsLeftOut() {
        trace.laneClosed(5, 2);
        trace.mark(6, 2, 0);
        trace.laneClosed(7, 2);
        assertThat(finished().malformed()).isEqualTo(2);
        assertThat(finished().lane(2).marks()).isZero();
        assertThat(finished().lane(2).closed()).isEqualTo(5);
    }

    @Test
    void aLaneDoesNotCloseBeforeItsLastSliceEnds() {
        trace.sliceStarted(10, 2, State.RUNNING, 0);
        trace.sliceEnded(20, 2);
        trace.laneClosed(15, 2);
        assertThat(finished().lane(2).closed()).isEqualTo(20);
    }

    @Test
    void anEndWithoutAStartStillSettlesTheTask() {
        trace.executorOpened(0, 1, 1, 0);
        trace.taskSubmitted(1, 2, 1, 1, 0);
        trace.taskEnded(9, 2, 1, TaskState.SUCCEEDED, 0);
        Snapshot seen = finished();
        Counter queue = seen.executors().getFirst().queue();
        assertThat(seen.malformed()).isOne();
        assertThat(seen.taskState(1)).isEqualTo(TaskState.SUCCEEDED);
        assertThat(seen.taskStarted(1)).isEqualTo(Trace.NONE);
        assertThat(queue.value(queue.size() - 1)).isZero();
    }

    private Snapshot finished() {
        trace.finish(1_000_000);
        return trace.snapshot();
    }
}
