package dev.gantry.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.frame.Recordings;

/** The sentences about lanes that waited. */
class WhyTest {
    private static final long MS = Recordings.MS;
    private static final int EAT = 3;
    private static final int PLAY = 4;

    private final Recordings made = new Recordings();
    private final Trace trace = made.trace;

    @Test
    void aSuspendedCoroutineSaysWhoHeldTheThreadDoingWhat() {
        coroutines();
        trace.sliceStarted(MS, Recordings.MAIN, State.RUNNING, 0);
        trace.switched(10 * MS, Recordings.MAIN, EAT, SwitchReason.SWITCH);
        trace.switched(20 * MS, EAT, PLAY, SwitchReason.SWITCH);
        trace.blocked(21 * MS, PLAY, made.names.intern("gantry:sleep"), 0);
        trace.unblocked(119 * MS, PLAY, 0);
        trace.switched(120 * MS, PLAY, EAT, SwitchReason.SWITCH);
        Snapshot snapshot = made.finish(130 * MS);

        assertThat(why(snapshot, EAT, 60 * MS))
                .isEqualTo("It switched to greenlet play. The thread was held by greenlet play, sleeping.");
        assertThat(why(snapshot, PLAY, 15 * MS)).startsWith("It had not started to run.")
                .endsWith("The thread was held by greenlet eat for 10.0 ms of these 20.0 ms, running.");
        assertThat(why(snapshot, Recordings.MAIN, 60 * MS))
                .isEqualTo("It switched to greenlet eat. "
                        + "The thread was held by greenlet play for 100 ms of these 120 ms, sleeping.");
    }

    @Test
    void aReadyCoroutineSaysWhoHadTheThread() {
        coroutines();
        trace.switched(10 * MS, Recordings.MAIN, EAT, SwitchReason.SWITCH);
        trace.switched(20 * MS, EAT, PLAY, SwitchReason.SLEEP);
        trace.ready(30 * MS, EAT);
        trace.switched(50 * MS, PLAY, EAT, SwitchReason.SWITCH);
        Snapshot snapshot = made.finish(60 * MS);

        Row row = snapshot.lane(EAT).row(0);
        assertThat(WhySuspended.ready(snapshot, row, 1)).isEqualTo(
                "It could run for 20.0 ms and did not. The thread was held by greenlet play, running.");
        assertThat(why(snapshot, EAT, 25 * MS)).startsWith("It slept without holding its thread.");
    }

    @Test
    void aCoroutineThatEndedSaysSo() {
        coroutines();
        trace.switched(10 * MS, Recordings.MAIN, EAT, SwitchReason.SWITCH);
        trace.laneClosed(20 * MS, EAT);
        trace.switched(20 * MS, EAT, Recordings.MAIN, SwitchReason.EXIT);
        assertThat(why(made.finish(30 * MS), EAT, 25 * MS)).isEqualTo("This greenlet had ended.");
    }

    @Test
    void aBlockedSliceNamesWhatItWaitedForAndWhoUnblockedIt() {
        waitsForTask();
        Snapshot snapshot = made.finish(300 * MS);
        Row row = snapshot.lane(Recordings.MAIN).row(0);

        assertThat(WhyBlocked.sentence(snapshot, row, 0)).isEqualTo(
                "Blocked for 99.0 ms, waiting for task 1, which ran on worker-0. worker-0 unblocked it.");
        assertThat(WhyBlocked.wokenBy(snapshot, row, 0)).hasValue(EAT);
    }

    @Test
    void aSliceThatIsStillBlockedSaysSo() {
        trace.blocked(10 * MS, Recordings.MAIN, made.names.intern("gantry:lock"), 0);
        trace.publish(30 * MS);
        Snapshot snapshot = trace.snapshot();
        Row row = snapshot.lane(Recordings.MAIN).row(0);
        assertThat(WhyBlocked.sentence(snapshot, row, 0)).isEqualTo("Blocked so far for 20.0 ms, blocked (lock).");
        assertThat(WhyBlocked.wokenBy(snapshot, row, 0)).isEmpty();
    }

    @Test
    void aTaskThatIsStillQueuedIsNamedAsThat() {
        made.worker(0, EAT, "worker-0");
        trace.taskSubmitted(MS, Recordings.MAIN, 1, 1, made.names.intern("outer"));
        trace.taskStarted(2 * MS, EAT, 1);
        trace.taskSubmitted(3 * MS, EAT, 2, 1, made.names.intern("inner"));
        trace.blocked(4 * MS, EAT, made.names.intern("gantry:result"), 2);
        trace.publish(50 * MS);
        Snapshot snapshot = trace.snapshot();
        assertThat(WhyBlocked.sentence(snapshot, snapshot.lane(EAT).row(1), 0))
                .isEqualTo("Blocked so far for 46.0 ms, waiting for inner, which has not started.");
    }

    @Test
    void anIdleWorkerSaysWhichTaskTheOthersWaitedFor() {
        waitsForTask();
        made.worker(2 * MS, PLAY, "worker-1");
        Snapshot snapshot = made.finish(110 * MS);
        assertThat(why(snapshot, PLAY, 50 * MS))
                .isEqualTo("No task was queued: main waited for task 1, which ran on worker-0.");
    }

    @Test
    void lanesOfOneNameAreToldApart() {
        coroutines();
        trace.laneOpened(0, 5, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, made.names.intern("play"));
        trace.switched(10 * MS, Recordings.MAIN, EAT, SwitchReason.SWITCH);
        trace.switched(20 * MS, EAT, 5, SwitchReason.SEND);
        Snapshot snapshot = made.finish(60 * MS);
        assertThat(why(snapshot, EAT, 40 * MS)).isEqualTo(
                "It resumed greenlet play (2 of 2). The thread was held by greenlet play (2 of 2), running.");
    }

    @Test
    void aThreadThatHasItselfIsNotSaidToHaveGivenItselfAway() {
        coroutines();
        trace.switched(10 * MS, Recordings.MAIN, EAT, SwitchReason.SWITCH);
        trace.switched(20 * MS, EAT, Recordings.MAIN, SwitchReason.SWITCH);
        Snapshot snapshot = made.finish(60 * MS);
        assertThat(why(snapshot, Recordings.MAIN, 5 * MS)).startsWith("The recording says nothing about this time");
    }

    @Test
    void theWaitOfALoopOnItsOwnThreadBlocksNobodyButASleepDoes() {
        coroutines();
        trace.sliceStarted(0, Recordings.MAIN, State.RUNNING, 0);
        trace.switched(10 * MS, Recordings.MAIN, EAT, SwitchReason.SEND);
        trace.switched(20 * MS, EAT, Recordings.MAIN, SwitchReason.AWAIT);
        trace.blocked(21 * MS, Recordings.MAIN, made.names.intern("gantry:timer"), 0);
        trace.unblocked(30 * MS, Recordings.MAIN, 0);
        trace.blocked(31 * MS, Recordings.MAIN, made.names.intern("gantry:sleep"), 0);
        trace.unblocked(40 * MS, Recordings.MAIN, 0);
        trace.sliceStarted(41 * MS, Recordings.MAIN, State.CALLBACK, made.names.intern("called"));
        trace.blocked(42 * MS, Recordings.MAIN, made.names.intern("gantry:lock"), 0);
        trace.unblocked(43 * MS, Recordings.MAIN, 0);
        trace.sliceEnded(44 * MS, Recordings.MAIN);
        Snapshot snapshot = made.finish(60 * MS);
        Lane main = snapshot.lane(Recordings.MAIN);
        assertThat(Blocking.others(snapshot, main, main.row(1), 0)).isZero();
        assertThat(Blocking.others(snapshot, main, main.row(1), 1)).isEqualTo(2);
        assertThat(Blocking.others(snapshot, main, main.row(2), 0)).isEqualTo(2);
    }

    /** main waits from 11 to 110 ms for task 1, which worker-0 runs. */
    private void waitsForTask() {
        made.worker(0, EAT, "worker-0");
        trace.taskSubmitted(MS, Recordings.MAIN, 1, 1, 0);
        trace.taskStarted(2 * MS, EAT, 1);
        trace.blocked(11 * MS, Recordings.MAIN, made.names.intern("gantry:result"), 1);
        trace.taskEnded(109 * MS, EAT, 1, TaskState.SUCCEEDED, 0);
        trace.unblocked(110 * MS, Recordings.MAIN, EAT);
    }

    private void coroutines() {
        trace.laneOpened(0, EAT, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, made.names.intern("eat"));
        trace.laneOpened(0, PLAY, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, made.names.intern("play"));
    }

    private static String why(Snapshot snapshot, int lane, long time) {
        return WhyIdle.sentence(snapshot, WhyIdle.gap(snapshot, lane, time));
    }
}
