package dev.gantry.insight.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

@Tag("engine")
class PredictionTest {
    private static final int MAIN = 2;
    private static final int WORKER = 3;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void open() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, MAIN, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        for (int lane = WORKER; lane < WORKER + 4; lane++) {
            trace.laneOpened(0, lane, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker " + lane));
        }
    }

    private void submit(int tasks) {
        for (int task = 1; task <= tasks; task++) {
            trace.taskSubmitted(0, MAIN, task, 1, 0);
        }
    }

    private void compute(int task, int lane, long from, long to) {
        trace.taskStarted(from, lane, task);
        trace.taskEnded(to, lane, task, TaskState.SUCCEEDED, 0);
    }

    private void sleep(int task, int lane, long from, long to, String why) {
        trace.taskStarted(from, lane, task);
        trace.blocked(from, lane, names.intern(Message.say(why).text()), 0);
        trace.unblocked(to, lane, 0);
        trace.taskEnded(to, lane, task, TaskState.SUCCEEDED, 0);
    }

    private Workload load(int processors) {
        trace.finish(10_000);
        return Workload.of(trace.snapshot(), 1, processors);
    }

    @Test
    @DisplayName("that a fork/join pool whose tasks never nest is taken for first in, first out is told")
    void forkJoinWithoutNesting() {
        trace.executorOpened(0, 2, 1, names.intern("ForkJoinPool-1"));
        trace.taskSubmitted(0, MAIN, 1, 2, 0);
        trace.taskSubmitted(0, MAIN, 2, 1, 0);
        compute(1, WORKER, 0, 100);
        compute(2, WORKER + 1, 0, 100);
        trace.finish(10_000);
        Message told = Message.say("whatif.fork-join");
        Workload forked = Workload.of(trace.snapshot(), 2, 2);
        assertThat(Prediction.of(forked, forked.setting()).assumptions()).contains(told);
        Workload other = Workload.of(trace.snapshot(), 1, 2);
        assertThat(Prediction.of(other, other.setting()).assumptions()).doesNotContain(told);
    }

    @Test
    @DisplayName("more workers than processors are told, of coroutines they are not")
    void beyond() {
        submit(4);
        compute(1, WORKER, 0, 100);
        Workload load = load(2);
        Message told = Message.say("whatif.beyond", 2L);
        assertThat(Prediction.of(load, load.setting().on(3)).assumptions()).contains(told);
        assertThat(Prediction.of(load, load.setting().on(2)).assumptions()).doesNotContain(told);
        assertThat(Prediction.of(load, load.setting().as(Kind.COROUTINES)).assumptions()).doesNotContain(told);
    }

    private static Run run(Workload load, int workers, Policy policy, Kind kind, boolean gil) {
        return Prediction.of(load, new Setting(workers, policy, kind, gil, load.setting().processors())).predicted();
    }

    @Test
    @DisplayName("what computes at once shares the processors, and under a GIL one of them; what waits does not")
    void shared() {
        submit(4);
        for (int i = 0; i < 4; i++) {
            compute(i + 1, WORKER + i, 0, 200); // on two processors: each needs 100
        }
        Workload load = load(2);
        assertThat(load.setting().workers()).isEqualTo(4);
        assertThat(run(load, 4, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(200);
        assertThat(run(load, 2, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(200);
        assertThat(run(load, 1, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(400);
        assertThat(run(load, 4, Policy.FIFO, Kind.THREADS, true).makespan()).isEqualTo(400);
    }

    @Test
    @DisplayName("where a worker ran a task within another, work stealing is what was recorded, and it ends")
    void nested() {
        submit(2);
        trace.taskStarted(0, WORKER, 1);
        compute(2, WORKER, 10, 20);
        trace.taskEnded(30, WORKER, 1, TaskState.SUCCEEDED, 0);
        Workload load = load(2);
        assertThat(load.setting().policy()).isEqualTo(Policy.STEALING);
        assertThat(run(load, 1, load.setting().policy(), Kind.THREADS, false).makespan()).isEqualTo(30);
    }

    @Test
    @DisplayName("coroutines wait at once, and compute one after the other")
    void coroutines() {
        submit(4);
        for (int i = 0; i < 4; i++) {
            trace.taskStarted(0, WORKER + i, i + 1);
            trace.blocked(10, WORKER + i, 0, 0);
            trace.unblocked(110, WORKER + i, 0);
            trace.taskEnded(120, WORKER + i, i + 1, TaskState.SUCCEEDED, 0);
        }
        Workload load = load(8);
        assertThat(run(load, 0, Policy.FIFO, Kind.COROUTINES, false))
                .satisfies(all -> assertThat(all.makespan()).isEqualTo(4 * 10 + 100 + 10))
                .satisfies(all -> assertThat(all.utilisation()).isCloseTo(80 / 150.0, within(1e-9)));
        assertThat(run(load, 1, Policy.FIFO, Kind.COROUTINES, false).makespan()).isEqualTo(480);
        assertThat(run(load, 1, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(480);
    }

    @Test
    @DisplayName("coroutines that were recorded give their thread away where they did, and no time to a mere yield")
    void yields() {
        trace.laneOpened(0, 20, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("a"));
        trace.laneOpened(0, 21, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("b"));
        submit(2);
        trace.switched(0, MAIN, 20, SwitchReason.SWITCH);
        trace.taskStarted(0, 20, 1);
        trace.switched(10, 20, 21, SwitchReason.YIELD);
        trace.taskStarted(10, 21, 2);
        trace.switched(40, 21, 20, SwitchReason.YIELD);
        trace.taskEnded(50, 20, 1, TaskState.SUCCEEDED, 0);
        trace.switched(50, 20, 21, SwitchReason.YIELD);
        trace.taskEnded(55, 21, 2, TaskState.SUCCEEDED, 0);
        Workload load = load(1);
        assertThat(load.setting().kind()).isEqualTo(Kind.COROUTINES);
        assertThat(load.setting().as(Kind.THREADS).workers()).as("a worker for each processor").isEqualTo(1);
        assertThat(run(load, 0, Policy.FIFO, Kind.COROUTINES, false).makespan()).isEqualTo(55);
        assertThat(run(load, 2, Policy.FIFO, Kind.THREADS, true).makespan()).as("10 + 30 + 10 + 5 on one processor")
                .isEqualTo(Costs.usual(Kind.THREADS).start() + 55);
    }

    @Test
    @DisplayName("who shares the thread of the coroutines holds them up until it gives that away")
    void sharing() {
        trace.laneOpened(0, 20, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("a"));
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
        trace.taskSubmitted(0, MAIN, 1, 1, 0);
        trace.switched(30, MAIN, 20, SwitchReason.SWITCH);
        trace.taskStarted(30, 20, 1);
        trace.taskEnded(50, 20, 1, TaskState.SUCCEEDED, 0);
        Workload load = load(1);
        assertThat(run(load, 0, Policy.FIFO, Kind.COROUTINES, false).makespan()).isEqualTo(50);
    }

    @Test
    @DisplayName("what is not known of a coroutine is a wait")
    void partlySeen() {
        trace.laneOpened(0, 20, MAIN, LaneKind.ASYNCIO_TASK, LaneRole.PARTLY_SEEN, names.intern("a"));
        submit(1);
        trace.switched(0, MAIN, 20, SwitchReason.SWITCH);
        trace.taskStarted(0, 20, 1);
        trace.switched(10, 20, MAIN, SwitchReason.AWAIT);
        trace.switched(40, MAIN, 20, SwitchReason.AWAIT);
        trace.taskEnded(50, 20, 1, TaskState.SUCCEEDED, 0);
        Workload load = load(1);
        assertThat(run(load, 0, Policy.FIFO, Kind.COROUTINES, false))
                .satisfies(run -> assertThat(run.makespan()).isEqualTo(50))
                .satisfies(run -> assertThat(run.utilisation()).isCloseTo(0.4, within(1e-9)));
    }

    @Test
    @DisplayName("a lock is waited for no more where there is one worker, a sleep is")
    void locks() {
        submit(3);
        compute(1, WORKER, 0, 100);
        sleep(2, WORKER + 1, 0, 100, "lock");
        sleep(3, WORKER + 2, 0, 100, "sleep");
        Workload load = load(8);
        assertThat(run(load, 1, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(200);
        assertThat(run(load, 3, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(100);
    }

    @Test
    @DisplayName("a task that waits for one that is queued behind it never ends on one worker, unless that steals")
    void starved() {
        trace.taskSubmitted(0, MAIN, 1, 1, 0);
        trace.taskStarted(0, WORKER, 1);
        trace.taskSubmitted(5, WORKER, 2, 1, 0);
        trace.blocked(5, WORKER, names.intern(Message.say("result").text()), 2);
        compute(2, WORKER + 1, 5, 30);
        trace.unblocked(30, WORKER, WORKER + 1);
        trace.taskEnded(40, WORKER, 1, TaskState.SUCCEEDED, 0);
        Workload load = load(8);
        assertThat(run(load, 2, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(40);
        assertThat(run(load, 1, Policy.FIFO, Kind.THREADS, false).stuck()).isEqualTo(2);
        assertThat(run(load, 1, Policy.STEALING, Kind.THREADS, false).makespan()).isEqualTo(40);
        assertThat(run(load, 1, Policy.FIFO, Kind.COROUTINES, false).stuck()).isEqualTo(2);
        assertThat(run(load, 0, Policy.FIFO, Kind.COROUTINES, false).makespan()).isEqualTo(40);
    }

    @Test
    @DisplayName("who steals takes the last of its own tasks, and of others the first")
    void steals() {
        trace.taskSubmitted(0, MAIN, 1, 1, 0);
        trace.taskStarted(0, WORKER, 1);
        for (int task = 2; task <= 4; task++) {
            trace.taskSubmitted(task, WORKER, task, 1, 0);
        }
        trace.taskEnded(10, WORKER, 1, TaskState.SUCCEEDED, 0);
        compute(2, WORKER, 10, 110);
        compute(3, WORKER, 110, 130);
        compute(4, WORKER, 130, 140);
        Workload load = load(8);
        Snapshot one = PredictedTrace.of(load, new Setting(1, Policy.STEALING, Kind.THREADS, false, 8), () -> true)
                .orElseThrow();
        assertThat(List.of(one.taskStarted(4), one.taskStarted(3), one.taskStarted(2))).containsExactly(10L, 20L, 40L);
    }

    @Test
    @DisplayName("a callback holds its worker, and what it submits comes then")
    void callbacks() {
        submit(2);
        trace.taskStarted(0, WORKER, 1);
        trace.taskEnded(10, WORKER, 1, TaskState.SUCCEEDED, 0);
        trace.callbackStarted(10, WORKER, 1);
        trace.taskSubmitted(20, WORKER, 3, 1, 0);
        trace.callbackEnded(50, WORKER, 1);
        compute(2, WORKER, 50, 60);
        compute(3, WORKER, 60, 100);
        Workload load = load(8);
        assertThat(run(load, 1, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(100);
        assertThat(load.measured().utilisation()).isEqualTo(1);
    }

    @Test
    @DisplayName("a submission comes after the task that its lane waited for, wherever that ends")
    void follows() {
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
        trace.taskSubmitted(0, MAIN, 1, 1, 0);
        trace.taskSubmitted(0, MAIN, 2, 1, 0);
        trace.blocked(0, MAIN, names.intern(Message.say("result").text()), 2);
        compute(1, WORKER, 0, 100);
        compute(2, WORKER + 1, 0, 100);
        trace.unblocked(100, MAIN, WORKER + 1);
        trace.taskSubmitted(110, MAIN, 3, 1, 0);
        trace.sliceEnded(110, MAIN);
        compute(3, WORKER, 110, 150);
        Workload load = load(8);
        assertThat(run(load, 1, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(250);
        assertThat(run(load, 2, Policy.FIFO, Kind.THREADS, false).makespan()).isEqualTo(150);
    }

    @Test
    @DisplayName("nothing to replay is a prediction of nothing, and every assumption is said")
    void nothing() {
        Workload load = load(1);
        Prediction nothing = Prediction.of(load, load.setting());
        assertThat(nothing.predicted().makespan()).isZero();
        assertThat(nothing.assumptions()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Workload.executors(trace.snapshot())).isEmpty();
    }

    @Test
    @DisplayName("who does not want to go on gets nothing")
    void cancelled() {
        submit(1);
        compute(1, WORKER, 0, 10);
        Workload load = load(1);
        assertThat(Prediction.of(load, load.setting(), () -> false, _ -> {})).isEmpty();
        assertThat(PredictedTrace.of(load, load.setting(), () -> false)).isEmpty();
        assertThat(Workload.of(trace.snapshot(), 1, 1, () -> false, _ -> {})).isEmpty();
    }
}
