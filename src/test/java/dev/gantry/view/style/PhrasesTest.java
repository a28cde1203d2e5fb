package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.TaskLife;
import dev.gantry.view.explain.WhyIdle;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.layout.RunSummary;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.Viewport;

class PhrasesTest {
    private static final long MS = Recordings.MS;

    @Test
    void durationsHaveThreeDigitsAndTheUnitThatFits() {
        assertThat(Durations.text(0)).isEqualTo("0 ns");
        assertThat(Durations.text(310)).isEqualTo("310 ns");
        assertThat(Durations.text(1_000)).isEqualTo("1.00 µs");
        assertThat(Durations.text(82_140_000)).isEqualTo("82.1 ms");
        assertThat(Durations.text(999_400)).isEqualTo("999 µs");
        assertThat(Durations.text(999_999)).isEqualTo("1.00 ms");
        assertThat(Durations.text(1_240_000_000)).isEqualTo("1.24 s");
        assertThat(Durations.text(9_996_000_000L)).isEqualTo("10.0 s");
        assertThat(Durations.text(125_000_000_000L)).isEqualTo("2 min 5 s");
        assertThat(Durations.text(12_000_000_000_000L)).isEqualTo("3 h 20 min");
        assertThat(Durations.text(Viewport.GREATEST_SPAN)).isEqualTo("10 d");
        assertThat(Durations.since(500, 200)).isEqualTo("−300 ns");
        assertThat(Durations.text(Long.MIN_VALUE)).startsWith("−");
    }

    @Test
    void aTasksLifeIsTold() {
        Snapshot snapshot = small(true);
        TaskLife life = TaskLife.of(snapshot, 1);

        assertThat(life.waited()).isEqualTo(10 * MS);
        assertThat(life.ran()).isEqualTo(100 * MS);
        assertThat(life.blocked()).isEqualTo(60 * MS);
        assertThat(life.lane()).isEqualTo("worker-0");
        assertThat(life.submittedBy()).isEqualTo("main");
        assertThat(life.callbacks()).containsExactly(new TaskLife.CallbackRun("worker-0", 5 * MS));
        assertThat(life.sentence()).isEqualTo(
                "task 1 waited 10.0 ms, then ran 100 ms (blocked for 60.0 ms) on worker-0 and returned.");
    }

    @Test
    void aTaskThatNeverStartedHasOnlyWaited() {
        TaskLife life = TaskLife.of(small(true), 2);

        assertThat(life.ran()).isEqualTo(Trace.NONE);
        assertThat(life.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(life.lane()).isEmpty();
        assertThat(life.sentence()).isEqualTo("task 2 waited 150 ms and was cancelled before it started.");
    }

    @Test
    void aGapReachesFromSliceToSliceAndToTheEndsOfTheLane() {
        Snapshot snapshot = small(true);

        assertThat(WhyIdle.gap(snapshot, 3, 200 * MS)).isEqualTo(new Selection.OfGap(3, 116 * MS, 300 * MS));
        assertThat(WhyIdle.gap(snapshot, 3, 6 * MS)).isEqualTo(new Selection.OfGap(3, 5 * MS, 10 * MS));
        assertThat(WhyIdle.gap(snapshot, 3, MS)).isEqualTo(new Selection.OfGap(3, 0, 5 * MS));
        assertThat(WhyIdle.gap(snapshot, 3, 450 * MS)).isEqualTo(new Selection.OfGap(3, 400 * MS, Long.MAX_VALUE));
    }

    @Test
    void aGapIsExplainedAsFarAsTheRecordingProves() {
        Snapshot snapshot = small(true);

        assertThat(why(snapshot, 3, 200 * MS)).contains("Tasks waited in the queue").contains("34.0 ms");
        assertThat(why(snapshot, 3, 350 * MS)).startsWith("No task was queued");
        assertThat(why(snapshot, 3, MS)).startsWith("This worker had not started yet");
        assertThat(why(snapshot, 3, 450 * MS)).isEqualTo("This thread had ended.");
        assertThat(why(snapshot, Recordings.MAIN, 50 * MS)).startsWith("The recording says nothing");
        assertThat(why(snapshot, 99, 0)).isEqualTo("This lane is not in the recording.");
    }

    @Test
    void aRecordingIsSummedUp() {
        assertThat(RunSummary.of(small(true)).sentence())
                .isEqualTo("3 tasks (2 succeeded, 1 cancelled) · 1 worker · 500 ms");
        assertThat(RunSummary.of(small(false)).sentence()).endsWith("500 ms so far");
    }

    private static String why(Snapshot snapshot, int lane, long time) {
        return WhyIdle.sentence(snapshot, WhyIdle.gap(snapshot, lane, time));
    }

    /** Task 1 runs from 10 to 110 ms and is blocked for 60; task 2 is cancelled at 150; task 3 runs from 300. */
    private static Snapshot small(boolean finished) {
        Recordings made = new Recordings();
        Trace trace = made.trace;
        trace.taskSubmitted(0, Recordings.MAIN, 1, 1, 0);
        trace.taskSubmitted(0, Recordings.MAIN, 2, 1, 0);
        made.worker(5 * MS, 3, "worker-0");
        trace.taskStarted(10 * MS, 3, 1);
        trace.blocked(20 * MS, 3, made.names.intern("gantry:sleep"), 0);
        trace.unblocked(80 * MS, 3, 0);
        trace.taskEnded(110 * MS, 3, 1, TaskState.SUCCEEDED, 0);
        trace.callbackStarted(111 * MS, 3, 1);
        trace.callbackEnded(116 * MS, 3, 1);
        trace.taskCancelled(150 * MS, 1, 2);
        trace.taskSubmitted(299 * MS, Recordings.MAIN, 3, 1, 0);
        trace.taskStarted(300 * MS, 3, 3);
        trace.taskEnded(320 * MS, 3, 3, TaskState.SUCCEEDED, 0);
        trace.laneClosed(400 * MS, 3);
        if (finished) {
            trace.finish(500 * MS);
        } else {
            trace.publish(500 * MS);
        }
        return trace.snapshot();
    }

    @Test
    void blockedWithinBlockedCountsOnce() {
        Recordings made = new Recordings();
        made.trace.taskSubmitted(0, Recordings.MAIN, 1, 1, 0);
        made.worker(0, 3, "w");
        made.trace.taskStarted(10, 3, 1);
        made.trace.sliceStarted(20, 3, State.BLOCKED, 0);
        made.trace.sliceStarted(30, 3, State.BLOCKED, 0);
        made.trace.sliceEnded(40, 3);
        made.trace.sliceEnded(60, 3);
        made.trace.taskEnded(100, 3, 1, TaskState.SUCCEEDED, 0);

        assertThat(TaskLife.of(made.finish(100), 1).blocked()).isEqualTo(40);
    }
}
