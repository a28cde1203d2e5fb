package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;

/** What each hook tells. */
class ProbeTest {
    private final List<Recorder> started = new ArrayList<>();

    private final ExecutorTag executor = new ExecutorTag("executor");
    private final CoroutineLane coroutine = new CoroutineLane(LaneKind.GENERATOR, "numbers");

    @AfterEach
    void stopAll() {
        started.forEach(Recorder::stop);
    }

    @Test
    void nothingIsMadeWhileNothingIsRecorded() {
        long task = Probe.taskSubmitted(executor, "a");
        Probe.taskStarted(task);
        Probe.taskSucceeded(task);
        Probe.mark("x");
        Probe.threadOpened(LaneRole.PLAIN);
        assertThat(task).isZero();
        assertThat(Probe.isRecording()).isFalse();
        assertThat(Probe.lane()).isZero();
        assertThat(coroutine.entered(SwitchReason.SEND)).isZero();
        assertThat(coroutine.isOpen()).isFalse();
        Snapshot seen = started().stop();
        assertThat(seen.tasks()).isZero();
        assertThat(seen.executors()).isEmpty();
        assertThat(seen.malformed()).isZero();
    }

    @Test
    void aHandleFromAnOlderRecordingIsIgnored() {
        Recorder older = started();
        long task = Probe.taskSubmitted(executor, "old");
        older.stop();
        Recorder recorder = started();
        Probe.taskStarted(task);
        Probe.taskFailed(task, new IllegalStateException());
        Probe.blocked(BlockReason.RESULT, task);
        Probe.unblocked(0);
        long fresh = Probe.taskSubmitted(executor, "new");
        Probe.taskStarted(fresh);
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.tasks()).isOne();
        assertThat(seen.taskLabel(1)).isEqualTo("new");
        assertThat(seen.executors()).hasSize(1);
        assertThat(seen.lane(2).row(0).awaited(0)).isZero();
    }

    @Test
    void aTaskIsKnownFromSubmissionToCallback() {
        Recorder recorder = started();
        long task = Probe.taskSubmitted(executor, "work");
        Probe.taskStarted(task);
        Probe.taskFailed(task, new IllegalStateException("no"));
        Probe.callbackStarted(task);
        Probe.callbackEnded(task);
        var seen = recorder.stop().task(1);
        assertThat(seen.label()).isEqualTo("work");
        assertThat(seen.state()).isEqualTo(TaskState.FAILED);
        assertThat(seen.error()).isEqualTo("java.lang.IllegalStateException: no");
        assertThat(seen.submittedBy()).isEqualTo(2);
        assertThat(seen.callbacks()).hasSize(1);
        assertThat(seen.site()).isEmpty();
    }

    @Test
    void aCancelledTaskNeverStarted() {
        Recorder recorder = started();
        Probe.taskCancelled(Probe.taskSubmitted(executor, ""));
        var seen = recorder.stop().task(1);
        assertThat(seen.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(seen.lane()).isZero();
        assertThat(seen.label()).isEqualTo("task 1");
    }

    @Test
    void anErrorThatCannotSpeakIsCalledByItsClass() {
        Recorder recorder = started();
        long mute = Probe.taskSubmitted(executor, "");
        Probe.taskStarted(mute);
        Probe.taskFailed(mute, new MuteException());
        long hostile = Probe.taskSubmitted(executor, "");
        Probe.taskStarted(hostile);
        Probe.taskFailed(hostile, new HostileException());
        Snapshot seen = recorder.stop();
        assertThat(seen.task(1).error()).endsWith("MuteException");
        assertThat(seen.task(2).error()).endsWith("HostileException");
    }

    @Test
    void aLongErrorIsCut() {
        Recorder recorder = started();
        long task = Probe.taskSubmitted(executor, "");
        Probe.taskStarted(task);
        Probe.taskFailed(task, new IllegalStateException("x".repeat(100_000)));
        assertThat(recorder.stop().task(1).error()).hasSize(Names.LONGEST).endsWith("…");
    }

    @Test
    void blockedSaysWhyForWhomAndByWhom() {
        Recorder recorder = started();
        long task = Probe.taskSubmitted(executor, "");
        Probe.blocked(BlockReason.RESULT, task);
        Probe.unblocked(1);
        Snapshot seen = recorder.stop();
        var blocked = seen.lane(2).row(0).slice(0);
        assertThat(blocked.state()).isEqualTo(State.BLOCKED);
        assertThat(seen.name(blocked.name())).isEqualTo("gantry:result");
        assertThat(blocked.awaited()).isOne();
        assertThat(seen.lane(2).wake(0).by()).isOne();
    }

    @Test
    void coroutinesHaveLanesOfTheirThread() {
        Recorder recorder = started();
        int own = Probe.lane();
        long back = coroutine.entered(SwitchReason.SEND);
        int generator = Probe.lane();
        assertThat(generator).isNotEqualTo(own);
        coroutine.left(back, SwitchReason.YIELD);
        assertThat(Probe.lane()).isEqualTo(own);
        coroutine.ready();
        coroutine.closed();
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lane(generator).parent()).isEqualTo(2);
        assertThat(seen.laneName(generator)).isEqualTo("numbers");
        assertThat(seen.lane(generator).row(0).state(0)).isEqualTo(State.RUNNING);
        assertThat(seen.lane(generator).row(0).state(1)).isEqualTo(State.READY);
        assertThat(seen.lane(2).switches()).isEqualTo(2);
    }

    @Test
    void aCoroutineThatOutlivesItsRecordingIsNotMistakenForALaneOfTheNext() {
        Recorder older = started();
        long back = coroutine.entered(SwitchReason.SEND);
        older.stop();
        Recorder recorder = started();
        CoroutineLane other = new CoroutineLane(LaneKind.GENERATOR, "other");
        long otherBack = other.entered(SwitchReason.SEND); // has the number that the first had
        other.left(otherBack, SwitchReason.YIELD);
        assertThat(coroutine.isOpen()).isFalse();
        coroutine.left(back, SwitchReason.YIELD);
        coroutine.closed();
        Snapshot seen = recorder.stop();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lanes()).isEqualTo(3);
        assertThat(seen.laneName(3)).isEqualTo("other");
        assertThat(seen.lane(3).closed()).isEqualTo(seen.lane(2).closed());
        assertThat(seen.lane(2).switches()).isEqualTo(2);
    }

    @Test
    void slicesMarksAndCountersKeepTheirNamesAndValues() {
        Recorder recorder = started();
        Probe.sliceStarted(State.RUNNING, "phase");
        Probe.mark("hello");
        Probe.counter("depth", -5);
        Probe.counter("depth", (1L << 55) - 1);
        Probe.sliceEnded();
        Snapshot seen = recorder.stop();
        assertThat(seen.name(seen.lane(2).row(0).name(0))).isEqualTo("phase");
        assertThat(seen.name(seen.lane(2).markText(0))).isEqualTo("hello");
        assertThat(seen.counters().getFirst().value(0)).isEqualTo(-5);
        assertThat(seen.counters().getFirst().value(1)).isEqualTo((1L << 55) - 1);
    }

    private Recorder started() {
        Recorder recorder = new Recorder(Recorder.Options.named("test"));
        recorder.start();
        started.add(recorder);
        return recorder;
    }

    private static final class MuteException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            return null;
        }
    }

    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even this");
        }
    }
}
