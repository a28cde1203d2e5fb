package dev.gantry.insight.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.path.Step.Kind;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

@Tag("engine")
class CriticalPathTest {
    private static final int MAIN = 2;
    private static final int WORKER = 3;
    private static final int OTHER = 4;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void open() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, MAIN, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(1, 1, 1, names.intern("pool"));
    }

    private void worker(int lane, long time) {
        trace.laneOpened(time, lane, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker " + lane));
    }

    private void task(int task, int lane, long submitted, long started, long ended) {
        trace.taskSubmitted(submitted, MAIN, task, 1, names.intern("task " + task));
        trace.taskStarted(started, lane, task);
        trace.taskEnded(ended, lane, task, TaskState.SUCCEEDED, 0);
    }

    private static List<Step> all(CriticalPath path) {
        return path.find();
    }

    @Test
    @DisplayName("a task that waited for its worker follows the task before it, the first one its submission")
    void queued() {
        worker(WORKER, 12);
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
        trace.taskSubmitted(10, MAIN, 1, 1, 0);
        trace.taskSubmitted(11, MAIN, 2, 1, 0);
        trace.sliceEnded(15, MAIN);
        trace.taskStarted(14, WORKER, 1);
        trace.taskEnded(30, WORKER, 1, TaskState.SUCCEEDED, 0);
        trace.taskStarted(32, WORKER, 2);
        trace.taskEnded(50, WORKER, 2, TaskState.SUCCEEDED, 0);
        trace.finish(50);
        assertThat(all(CriticalPath.toEnd(trace.snapshot())))
                .extracting(Step::kind, Step::lane, Step::from, Step::to, Step::task)
                .containsExactly(
                        tuple(Kind.RAN, MAIN, 0L, 10L, 0),
                        tuple(Kind.STARTING, WORKER, 10L, 14L, 1),
                        tuple(Kind.RAN, WORKER, 14L, 30L, 1),
                        tuple(Kind.STARTING, WORKER, 30L, 32L, 2),
                        tuple(Kind.RAN, WORKER, 32L, 50L, 2));
    }

    @Test
    @DisplayName("a wait leads to the lane that ended it, a sleep stays")
    void blocked() {
        worker(WORKER, 5);
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
        trace.taskSubmitted(4, MAIN, 1, 1, 0);
        trace.blocked(6, MAIN, names.intern("result"), 1);
        trace.taskStarted(8, WORKER, 1);
        trace.blocked(10, WORKER, names.intern("sleep"), 0);
        trace.unblocked(40, WORKER, 0);
        trace.taskEnded(42, WORKER, 1, TaskState.SUCCEEDED, 0);
        trace.unblocked(42, MAIN, WORKER);
        trace.sliceEnded(60, MAIN);
        trace.finish(60);
        assertThat(all(CriticalPath.toEnd(trace.snapshot()))).extracting(Step::kind, Step::lane, Step::from, Step::to)
                .containsExactly(
                        tuple(Kind.RAN, MAIN, 0L, 4L),
                        tuple(Kind.STARTING, WORKER, 4L, 8L),
                        tuple(Kind.RAN, WORKER, 8L, 10L),
                        tuple(Kind.BLOCKED, WORKER, 10L, 40L),
                        tuple(Kind.RAN, WORKER, 40L, 42L),
                        tuple(Kind.RAN, MAIN, 42L, 60L));
        assertThat(CriticalPath.shares(all(CriticalPath.toEnd(trace.snapshot()))))
                .containsEntry(Kind.BLOCKED, 30L).containsEntry(Kind.RAN, 26L).containsEntry(Kind.STARTING, 4L);
        assertThat(all(CriticalPath.to(trace.snapshot(), 1).orElseThrow())).last()
                .isEqualTo(new Step(Kind.RAN, WORKER, 40, 42, 1, 0));
    }

    @Test
    @DisplayName("a coroutine that did not have its thread follows the one that had it")
    void coroutines() {
        trace.laneOpened(0, WORKER, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("eat"));
        trace.laneOpened(0, OTHER, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("play"));
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
        trace.switched(5, MAIN, WORKER, SwitchReason.SWITCH);
        trace.switched(20, WORKER, OTHER, SwitchReason.SWITCH);
        trace.switched(45, OTHER, WORKER, SwitchReason.SWITCH);
        trace.laneClosed(60, WORKER);
        trace.finish(60);
        List<Step> steps = all(CriticalPath.toEnd(trace.snapshot()));
        assertThat(steps).extracting(Step::lane).containsSubsequence(MAIN, WORKER, OTHER, WORKER);
        assertThat(steps.stream().mapToLong(Step::length).sum()).isEqualTo(60);
    }

    @Test
    @DisplayName("a manager of which nothing is recorded leads to the task of another process whose result it told")
    void processes() {
        trace.laneOpened(2, WORKER, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("manager"));
        trace.laneOpened(3, 5, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("worker"));
        trace.laneOpened(3, OTHER, 5, LaneKind.THREAD, LaneRole.WORKER, names.intern("main"));
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
        trace.taskSubmitted(4, MAIN, 1, 1, 0);
        trace.blocked(6, MAIN, names.intern("shutdown"), 0);
        trace.taskStarted(8, OTHER, 1);
        trace.taskEnded(42, OTHER, 1, TaskState.SUCCEEDED, 0);
        trace.unblocked(45, MAIN, WORKER);
        trace.sliceEnded(50, MAIN);
        trace.finish(50);
        assertThat(all(CriticalPath.toEnd(trace.snapshot()))).extracting(Step::kind, Step::lane, Step::from, Step::to)
                .containsExactly(
                        tuple(Kind.RAN, MAIN, 0L, 4L),
                        tuple(Kind.STARTING, OTHER, 4L, 8L),
                        tuple(Kind.RAN, OTHER, 8L, 42L),
                        tuple(Kind.RESUMING, WORKER, 42L, 45L),
                        tuple(Kind.RAN, MAIN, 45L, 50L));
    }

    @Test
    @DisplayName("a task that has not started has no path, an empty recording one without steps")
    void nothing() {
        assertThat(all(CriticalPath.toEnd(trace.snapshot()))).isEmpty();
        trace.taskSubmitted(4, MAIN, 1, 1, 0);
        trace.publish(9);
        assertThat(CriticalPath.to(trace.snapshot(), 1)).isEmpty();
        assertThat(CriticalPath.to(trace.snapshot(), 7)).isEmpty();
    }

    @Test
    @DisplayName("it can be cancelled")
    void cancelled() {
        worker(WORKER, 2);
        for (int i = 1; i <= 5_000; i++) {
            task(i, WORKER, 2, 10L * i, 10L * i + 5);
        }
        trace.finish(60_000);
        assertThat(CriticalPath.toEnd(trace.snapshot()).find(() -> false, _ -> {})).isEmpty();
    }
}
