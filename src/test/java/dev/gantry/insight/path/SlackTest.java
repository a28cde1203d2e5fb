package dev.gantry.insight.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.path.Slack.Gain;
import dev.gantry.insight.path.Slack.Spread;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** How much later tasks could have ended, and what would come of it if they took half as long. */
@Tag("engine")
class SlackTest {
    private static final int MAIN = 2;
    private static final int FIRST = 3;
    private static final int SECOND = 4;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void open() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, MAIN, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(1, 1, 1, names.intern("pool"));
        trace.sliceStarted(0, MAIN, State.RUNNING, 0);
    }

    private void worker(int lane, long time) {
        trace.laneOpened(time, lane, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker " + lane));
    }

    private void submit(int task, long time, String name) {
        trace.taskSubmitted(time, MAIN, task, 1, names.intern(name));
    }

    private void run(int task, int lane, long from, long to) {
        trace.taskStarted(from, lane, task);
        trace.taskEnded(to, lane, task, TaskState.SUCCEEDED, 0);
    }

    private Slack end(long time) {
        trace.sliceEnded(time, MAIN);
        trace.finish(time);
        return Slack.toEnd(trace.snapshot());
    }

    /** Main waits for a long task, beside which another worker runs two short ones. */
    private Slack forkAndJoin() {
        submit(1, 10, "long");
        submit(2, 11, "short");
        submit(3, 12, "more");
        trace.blocked(20, MAIN, names.intern("gantry:result"), 1);
        worker(FIRST, 12);
        run(1, FIRST, 15, 100);
        worker(SECOND, 13);
        run(2, SECOND, 16, 40);
        run(3, SECOND, 42, 60);
        trace.unblocked(100, MAIN, FIRST);
        return end(110);
    }

    @Test
    @DisplayName("what the end waited for has no slack; what ran beside it has as much as it was shorter")
    void slack() {
        Slack slack = forkAndJoin();
        assertThat(slack.of(1)).isZero();
        assertThat(slack.of(3)).isEqualTo(50);
        assertThat(slack.of(2)).as("the third waits for its worker").isEqualTo(50);
        assertThat(slack.spread()).isEqualTo(new Spread(1, 2, 50));
    }

    @Test
    @DisplayName("half as long makes the end earlier only up to where another chain ends")
    void half() {
        Slack slack = forkAndJoin();
        assertThat(slack.gain(1, false)).isEqualTo(85 / 2);
        assertThat(slack.gain(2, false)).isZero();
        assertThat(slack.gains(CriticalPath.toEnd(trace.snapshot()).find())).containsExactly(new Gain(1, 42));
    }

    @Test
    @DisplayName("of a chain beside it that is nearly as long the gain is what that leaves")
    void parallel() {
        submit(1, 10, "a");
        submit(2, 10, "b");
        trace.blocked(11, MAIN, names.intern("gantry:result"), 2);
        worker(FIRST, 12);
        worker(SECOND, 12);
        run(1, FIRST, 20, 120);
        run(2, SECOND, 20, 100);
        trace.unblocked(100, MAIN, SECOND);
        trace.blocked(101, MAIN, names.intern("gantry:result"), 1);
        trace.unblocked(120, MAIN, FIRST);
        Slack slack = end(130);
        assertThat(slack.of(1)).isZero();
        assertThat(slack.of(2)).isEqualTo(19);
        assertThat(slack.gain(1, false)).isEqualTo(19); // 50 it would be without the other
    }

    @Test
    @DisplayName("all tasks of a name are halved together, one after the other on their worker")
    void names() {
        submit(1, 10, "step");
        submit(2, 11, "step");
        trace.blocked(12, MAIN, names.intern("gantry:result"), 2);
        worker(FIRST, 12);
        run(1, FIRST, 20, 60);
        run(2, FIRST, 62, 100);
        trace.unblocked(100, MAIN, FIRST);
        Slack slack = end(110);
        assertThat(slack.of(1)).isZero();
        assertThat(slack.gain(1, false)).isEqualTo(20);
        assertThat(slack.gain(1, true)).isEqualTo(20 + 19);
    }

    @Test
    @DisplayName("a sleep stays as long as it is; who waits for nobody leaves no slack")
    void sleeps() {
        worker(FIRST, 5);
        submit(1, 6, "sleeps");
        trace.taskStarted(8, FIRST, 1);
        trace.blocked(10, FIRST, names.intern("gantry:sleep"), 0);
        trace.unblocked(50, FIRST, 0);
        trace.taskEnded(52, FIRST, 1, TaskState.SUCCEEDED, 0);
        trace.blocked(20, MAIN, names.intern("gantry:result"), 1);
        trace.unblocked(52, MAIN, FIRST);
        Slack slack = end(60);
        assertThat(slack.of(1)).isZero();
        assertThat(slack.gain(1, false)).isEqualTo(1 + 20 + 1);
    }

    @Test
    @DisplayName("a coroutine that waited for the thread goes on when another gives it away")
    void coroutines() {
        trace.laneOpened(0, FIRST, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("a"));
        trace.laneOpened(0, SECOND, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("b"));
        submit(1, 1, "a");
        submit(2, 2, "b");
        trace.switched(10, MAIN, FIRST, SwitchReason.SWITCH);
        trace.taskStarted(10, FIRST, 1);
        trace.taskEnded(40, FIRST, 1, TaskState.SUCCEEDED, 0);
        trace.switched(40, FIRST, SECOND, SwitchReason.EXIT);
        trace.taskStarted(40, SECOND, 2);
        trace.taskEnded(60, SECOND, 2, TaskState.SUCCEEDED, 0);
        trace.switched(60, SECOND, MAIN, SwitchReason.EXIT);
        Slack slack = end(70);
        assertThat(slack.of(1)).isZero();
        assertThat(slack.of(2)).isZero();
        assertThat(slack.gain(1, false)).isEqualTo(15);
    }

    @Test
    @DisplayName("towards the end of a task, what ended after it does not count")
    void toATask() {
        forkAndJoin();
        Slack slack = Slack.to(trace.snapshot(), 3, () -> true, _ -> {}).orElseThrow();
        assertThat(slack.of(2)).isZero();
        assertThat(slack.of(3)).isZero();
        assertThat(slack.of(1)).as("the third does not wait for it").isEqualTo(Trace.NONE);
        assertThat(slack.gain(2, false)).isEqualTo(12);
    }

    @Test
    void whatHasNotEndedOrNeverRanHasNone() {
        submit(1, 10, "never");
        assertThat(end(50).of(1)).isEqualTo(Trace.NONE);
        assertThat(Slack.toEnd(trace.snapshot()).of(9)).isEqualTo(Trace.NONE);
        assertThat(Slack.to(trace.snapshot(), 0, () -> false, _ -> {})).isEmpty();
    }
}
