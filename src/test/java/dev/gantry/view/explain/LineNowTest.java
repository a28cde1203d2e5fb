package dev.gantry.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.LineNow.How;

/** Where in the program a lane is at one time. */
class LineNowTest {
    private static final int PROCESS = 1;
    private static final int MAIN = 2;
    private static final int WORKER = 3;
    private static final int COROUTINE = 4;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    LineNowTest() {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(0, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, WORKER, PROCESS, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
    }

    @Test
    void aTaskIsWhereItBeginsThenWhereItsLastCallWasThenWhereItIsBlocked() {
        submit(10, 1);
        trace.taskStarted(20, WORKER, 1);
        trace.line(30, WORKER, line(51));
        trace.mark(30, WORKER, names.intern("printed"));
        trace.line(40, WORKER, line(52));
        trace.blocked(40, WORKER, names.intern("gantry:sleep"), 0);
        trace.unblocked(60, WORKER, 0);
        trace.taskEnded(70, WORKER, 1, TaskState.SUCCEEDED, 0);
        assertThat(at(WORKER, 15)).as("idle").isEqualTo(LineNow.UNKNOWN);
        assertThat(at(WORKER, 20)).isEqualTo(new LineNow(How.RUNNING, "Program:50"));
        assertThat(at(WORKER, 35)).isEqualTo(new LineNow(How.RUNNING, "Program:51"));
        assertThat(at(WORKER, 59)).isEqualTo(new LineNow(How.BLOCKED, "Program:52"));
        assertThat(at(WORKER, 65)).isEqualTo(new LineNow(How.RUNNING, "Program:52"));
        assertThat(at(WORKER, 75)).as("idle again").isEqualTo(LineNow.UNKNOWN);
    }

    @Test
    void aTaskOfWhichNoLineIsKnownIsWhereItWasSubmittedNotWhereItsLaneWasBefore() {
        submit(10, 1);
        trace.taskStarted(20, WORKER, 1);
        trace.line(30, WORKER, line(51));
        trace.taskEnded(40, WORKER, 1, TaskState.SUCCEEDED, 0);
        trace.callbackStarted(41, WORKER, 1);
        trace.callbackEnded(45, WORKER, 1);
        trace.taskSubmitted(50, MAIN, 2, 0, 0);
        trace.taskSite(50, 2, line(40));
        trace.taskStarted(55, WORKER, 2);
        trace.line(60, WORKER, 0);
        trace.blocked(60, WORKER, names.intern("result"), 0);
        LineNow submitted = new LineNow(How.SUBMITTED, "Program:40");
        assertThat(at(WORKER, 43)).as("the callback is other code than its task").isEqualTo(submitted);
        assertThat(at(WORKER, 56)).isEqualTo(submitted);
        assertThat(at(WORKER, 61)).as("blocked in code that is not the program's").isEqualTo(submitted);
    }

    @Test
    void aThreadWithoutATaskIsInTheProgramToo() {
        trace.sliceStarted(0, MAIN, State.RUNNING, names.intern("main"));
        trace.line(10, MAIN, line(40));
        assertThat(at(MAIN, 9)).isEqualTo(LineNow.UNKNOWN);
        assertThat(at(MAIN, 10)).isEqualTo(new LineNow(How.RUNNING, "Program:40"));
    }

    @Test
    void aLineThatALaneTellsOnceCountsWhereItBlocksAgain() {
        submit(10, 1);
        trace.taskStarted(20, WORKER, 1);
        trace.line(30, WORKER, line(51));
        trace.blocked(30, WORKER, names.intern("gantry:sleep"), 0);
        trace.unblocked(40, WORKER, 0);
        trace.taskEnded(45, WORKER, 1, TaskState.SUCCEEDED, 0);
        trace.taskSubmitted(46, MAIN, 2, 0, 0);
        trace.taskSite(46, 2, line(40));
        trace.taskStarted(50, WORKER, 2);
        trace.blocked(55, WORKER, names.intern("gantry:sleep"), 0);
        trace.unblocked(60, WORKER, 0);
        trace.taskEnded(70, WORKER, 2, TaskState.SUCCEEDED, 0);
        assertThat(at(WORKER, 52)).as("it has told nothing yet").isEqualTo(new LineNow(How.SUBMITTED, "Program:40"));
        assertThat(at(WORKER, 57)).isEqualTo(new LineNow(How.SEEN, "Program:51"));
        assertThat(at(WORKER, 65)).isEqualTo(new LineNow(How.SEEN, "Program:51"));
    }

    @Test
    void aThreadOfWhichOnlyWaitsAreSeenIsWhereItWaitsOrWasSeenLast() {
        trace.line(10, MAIN, line(40));
        trace.blocked(10, MAIN, names.intern("gantry:sleep"), 0);
        trace.unblocked(20, MAIN, 0);
        trace.laneClosed(50, MAIN);
        assertThat(at(MAIN, 5)).isEqualTo(LineNow.UNKNOWN);
        assertThat(at(MAIN, 15)).isEqualTo(new LineNow(How.BLOCKED, "Program:40"));
        assertThat(at(MAIN, 30)).isEqualTo(new LineNow(How.SEEN, "Program:40"));
        assertThat(at(MAIN, 60)).as("it has ended").isEqualTo(LineNow.UNKNOWN);
    }

    @Test
    void aCoroutineKeepsItsLineWhileOthersHaveTheThread() {
        trace.sliceStarted(0, MAIN, State.RUNNING, names.intern("main"));
        trace.laneOpened(5, COROUTINE, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("g"));
        trace.switched(10, MAIN, COROUTINE, SwitchReason.SWITCH);
        trace.line(20, COROUTINE, line(60));
        trace.switched(20, COROUTINE, MAIN, SwitchReason.SLEEP);
        trace.switched(40, MAIN, COROUTINE, SwitchReason.SWITCH);
        trace.mark(50, COROUTINE, names.intern("x"));
        assertThat(at(COROUTINE, 30)).isEqualTo(new LineNow(How.SUSPENDED, "Program:60"));
        assertThat(at(COROUTINE, 45)).isEqualTo(new LineNow(How.RUNNING, "Program:60"));
    }

    private void submit(long time, int task) {
        trace.taskSubmitted(time, MAIN, task, 0, 0);
        trace.taskSite(time, task, line(40), line(50));
    }

    private int line(int number) {
        return names.intern("Program:" + number);
    }

    private LineNow at(int lane, long time) {
        trace.publish(100);
        Snapshot seen = trace.snapshot();
        return LineNow.at(seen, seen.lane(lane), time);
    }
}
