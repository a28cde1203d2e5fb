package dev.gantry.wire;

import static dev.gantry.wire.Traces.lane;
import static dev.gantry.wire.Traces.states;
import static dev.gantry.wire.Traces.task;
import static dev.gantry.wire.Traces.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.hook.Probe;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/**
 * A program in another language, written from the wire form's description alone, is understood, also where this process
 * records nothing.
 */
@Tag("process")
class ForeignProducerTest {
    private static final String DAY_AHEAD = "86400000000000";
    private static final String OLDEST = "1";
    private static final String NEWEST = "2";

    private Clock clock;

    /** What the program sends of itself; the receiver hands it the one task that it submitted itself. */
    private Snapshot recorded(String ahead, String version) throws Exception {
        TraceIntake intake = new TraceIntake();
        long asked = System.nanoTime();
        try (Receiver ours = Receiver.ofKnown(intake, Clock.SAME);
                Receiver receiver = Receiver.ofStarted(intake, asked)) {
            Sender parent = Sender.begun(asked, "parent");
            parent.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, parent.name("handed over")).to(ours);
            receiver.hand(1, () -> true);
            for (WireFrame frame : Python.sent("producer.py", ahead, "1", version)) {
                receiver.take(frame);
            }
            receiver.settle("");
            clock = receiver.clock();
        }
        return intake.finish();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDEST, NEWEST})
    @DisplayName("what it says of its lanes and tasks stands in the recording, and nothing of it is refused")
    void understood(String version) throws Exception {
        assertUnderstood(recorded("0", version));
        assertThat(clock.isSame()).isTrue();
    }

    private static void assertUnderstood(Snapshot trace) {
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lost()).isEqualTo(2);

        Lane process = lane(trace, "python ümlaut");
        Lane main = lane(trace, "main thread");
        Lane worker = lane(trace, "worker_0");
        assertThat(process.kind()).isEqualTo(LaneKind.PROCESS);
        assertThat(process.pid()).isPositive();
        assertThat(List.of(main.parent(), worker.parent())).containsOnly(process.id());
        assertThat(worker.role()).isEqualTo(LaneRole.WORKER);
        assertThat(trace.name(main.row(0).name(0))).isEqualTo("starts");
        assertThat(states(main)).contains(State.BLOCKED);
        assertThat(states(worker)).containsExactly(State.RUNNING, State.CALLBACK, State.RUNNING, State.RUNNING,
                State.SENDING);
        assertThat(trace.name(worker.markText(0))).isEqualTo("a printed line");
        assertThat(trace.name(main.lineText(0))).isEqualTo("producer:71");
        assertThat(main.wake(0).by()).isEqualTo(worker.id());
        assertThat(trace.counters()).singleElement().satisfies(counter -> {
            assertThat(trace.name(counter.name())).isEqualTo("load");
            assertThat(counter.value(0)).isEqualTo(-3);
        });

        Lane coroutine = lane(trace, "coroutine");
        assertThat(coroutine.kind()).isEqualTo(LaneKind.GREENLET);
        assertThat(coroutine.parent()).isEqualTo(main.id());
        assertThat(main.switchAt(0).to()).isEqualTo(coroutine.id());
        assertThat(main.switchAt(0).reason()).isEqualTo(SwitchReason.SWITCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDEST, NEWEST})
    @DisplayName("its tasks have their states, and the one that it was handed is shown as it ran there")
    void ofTasks(String version) throws Exception {
        Snapshot trace = recorded("0", version);
        Task first = task(trace, "square 7");
        assertThat(first.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(first.lane()).isEqualTo(lane(trace, "worker_0").id());
        assertThat(first.submittedBy()).isEqualTo(lane(trace, "main thread").id());
        assertThat(first.callbacks()).hasSize(1);
        assertThat(trace.executorName(first.executor())).isEqualTo("pool");
        assertThat(task(trace, "too late").state()).isEqualTo(TaskState.CANCELLED);
        assertThat(tasks(trace).stream().filter(task -> task.state() == TaskState.FAILED)).singleElement()
                .satisfies(failed -> assertThat(failed.error()).isEqualTo("ZeroDivisionError: division by zero"));
        Task ours = task(trace, "handed over");
        assertThat(ours.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(ours.lane()).isEqualTo(lane(trace, "worker_0").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDEST, NEWEST})
    @DisplayName("where its clock is not ours, its times are moved, its order is kept, and a mark says how right they "
            + "are")
    void otherClock(String version) throws Exception {
        Snapshot trace = recorded(DAY_AHEAD, version);
        assertThat(clock.isSame()).isFalse();
        assertThat(trace.malformed()).isZero();
        Lane process = lane(trace, "python ümlaut");
        assertThat(trace.name(process.markText(0))).startsWith("gantry:other-clock(");
        Task first = task(trace, "square 7");
        assertThat(first.submitted()).isLessThanOrEqualTo(first.started());
        assertThat(first.ended()).isBetween(first.started(), trace.horizon());
        assertThat(task(trace, "handed over").state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    @DisplayName("two are read at once into traces of their own, by turns, and neither knows of the other")
    void twoAtOnce() throws Exception {
        Queue<WireFrame> one = new ArrayDeque<>(Python.sent("member.py", "parent"));
        Queue<WireFrame> two = new ArrayDeque<>(Python.sent("producer.py", "0", "0", NEWEST));
        TraceIntake ofOne = new TraceIntake();
        TraceIntake ofTwo = new TraceIntake();
        assertThat(Probe.isRecording()).isFalse();
        try (Receiver first = Receiver.ofStored(ofOne); Receiver second = Receiver.ofStored(ofTwo)) {
            while (!one.isEmpty() || !two.isEmpty()) {
                if (!one.isEmpty()) {
                    first.take(one.remove());
                }
                if (!two.isEmpty()) {
                    second.take(two.remove());
                }
            }
        }
        Snapshot parents = ofOne.finish();
        Snapshot producers = ofTwo.finish();
        assertThat(parents.lanes()).isEqualTo(6);
        assertThat(Traces.laneNames(parents)).startsWith("parent", "main thread");
        assertThat(parents.malformed()).isZero();
        assertThat(producers.lanes()).isEqualTo(5);
        assertThat(Traces.laneNames(producers)).containsExactly("python ümlaut", "main thread", "worker_0", "coroutine",
                "other coroutine");
        assertThat(task(producers, "square 7").state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(producers.malformed()).isEqualTo(3); // nobody handed it the task that it adopts, starts and ends
        assertThat(producers.lane(1).opened()).isZero();
    }

    @Test
    @DisplayName("a task goes from one process to another by a token; lanes get names later and numbers again")
    void acrossProcesses() throws Exception {
        List<WireFrame> parent = Python.sent("member.py", "parent");
        List<WireFrame> child = Python.sent("member.py", "child");
        TraceIntake intake = new TraceIntake();
        try (Receiver ofParent = Receiver.ofKnown(intake, Clock.SAME);
                Receiver ofChild = Receiver.ofKnown(intake, Clock.SAME)) {
            ofParent.take(parent.getFirst());
            for (WireFrame frame : child) {
                ofChild.take(frame); // before the parent said anything
            }
            for (WireFrame frame : parent.subList(1, parent.size())) {
                ofParent.take(frame);
            }
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();

        Lane main = lane(trace, "main thread");
        assertThat(trace.lane(main.parent()).opened()).isZero();
        assertThat(main.opened()).isZero(); // an hour ago
        assertThat(trace.horizon()).isGreaterThanOrEqualTo(3_600_000_000_000L);

        Task across = task(trace, "across");
        assertThat(across.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(across.submittedBy()).isEqualTo(main.id());
        assertThat(across.lane()).isEqualTo(lane(trace, "worker").id());
        assertThat(trace.executorName(across.executor())).isEqualTo("processes");
        assertThat(main.wake(0).by()).isEqualTo(across.lane());

        assertThat(task(trace, "refused").state()).isEqualTo(TaskState.FAILED);
        assertThat(task(trace, "refused").error()).startsWith("RuntimeError: cannot schedule");
        Lane other = lane(trace, "other thread");
        assertThat(other.wake(0).by()).isEqualTo(main.id());
        assertThat(Traces.laneNames(trace)).contains("greenlet 0", "greenlet 1", "greenlet 2");
        assertThat(states(lane(trace, "greenlet 2"))).containsExactly(State.RUNNING);
    }
}
