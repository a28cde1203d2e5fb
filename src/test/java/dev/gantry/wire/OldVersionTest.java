package dev.gantry.wire;

import static dev.gantry.wire.Traces.lane;
import static dev.gantry.wire.Traces.states;
import static dev.gantry.wire.Traces.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** Streams of version 1, which programs of that time wrote, are read as they were then. */
class OldVersionTest {
    /** The task of the receiver's that both streams adopt. */
    private static final int ADOPTED = 77;

    private final TraceIntake intake = new TraceIntake();

    /** A process hands its task of that number over to one of version 1. */
    private Snapshot read(String file) throws IOException {
        try (InputStream in = OldVersionTest.class.getResourceAsStream(file);
                Receiver parent = Receiver.ofStored(intake);
                Receiver receiver = Receiver.ofStored(intake)) {
            List<WireFrame> frames = Sender.frames(in.readAllBytes());
            long clock = ByteBuffer.wrap(frames.getFirst().bytes()).getLong(14);
            Sender sender = Sender.begun(clock - 1_000, "parent");
            for (int task = 1; task <= ADOPTED; task++) {
                sender.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, task);
            }
            sender.to(parent);
            receiver.hand(ADOPTED);
            for (WireFrame frame : frames) {
                receiver.take(frame);
            }
        }
        return intake.finish();
    }

    @Test
    @DisplayName("one of a worker of ours: lanes, tasks, coroutines, lines of print")
    void worker() throws Exception {
        Snapshot trace = read("version-1-worker.bin");
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lost()).isZero();
        assertThat(Traces.laneNames(trace)).containsExactly("parent", "main", "a worker of the first version", "main",
                "worker_0", "ping", "numbers");

        Lane process = trace.lane(3);
        assertThat(process.kind()).isEqualTo(LaneKind.PROCESS);
        assertThat(process.pid()).isEqualTo(6538);
        Lane main = trace.lane(4);
        assertThat(main.kind()).isEqualTo(LaneKind.THREAD);
        assertThat(main.parent()).isEqualTo(process.id());
        assertThat(states(main)).containsExactly(State.BLOCKED);
        assertThat(trace.name(main.row(0).name(0))).isEqualTo("waits for a result");
        assertThat(main.row(0).awaited(0)).isEqualTo(task(trace, "first").id());

        Lane worker = lane(trace, "worker_0");
        assertThat(worker.role()).isEqualTo(LaneRole.WORKER);
        assertThat(states(worker)).containsExactly(State.RUNNING, State.CALLBACK, State.RUNNING, State.RUNNING,
                State.SENDING);
        assertThat(trace.name(worker.markText(0))).isEqualTo("a printed line");
        assertThat(main.wake(0).by()).isEqualTo(worker.id());
        assertThat(trace.counters()).singleElement().satisfies(load -> assertThat(load.value(0)).isEqualTo(-3));

        Lane generator = lane(trace, "numbers");
        Lane greenlet = lane(trace, "ping");
        assertThat(generator.kind()).isEqualTo(LaneKind.GENERATOR);
        assertThat(greenlet.kind()).isEqualTo(LaneKind.GREENLET);
        assertThat(states(greenlet)).containsExactly(State.READY, State.RUNNING);
        assertThat(main.switchAt(0).to()).isEqualTo(generator.id());
        assertThat(IntStream.range(0, main.switches()).mapToObj(i -> main.switchAt(i).reason()))
                .containsExactly(SwitchReason.SEND, SwitchReason.YIELD, SwitchReason.SWITCH, SwitchReason.EXIT);

        assertThat(task(trace, "first").state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task(trace, "first").callbacks()).hasSize(1);
        assertThat(task(trace, "late").state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trace.executorName(task(trace, "late").executor())).isEqualTo("pool");
        Task failed = trace.task(task(trace, "first").id() + 1);
        assertThat(failed.state()).isEqualTo(TaskState.FAILED);
        assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException: no");
        assertThat(trace.task(ADOPTED).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.task(ADOPTED).lane()).isEqualTo(worker.id());
    }

    @Test
    @DisplayName("one of a Python program, with its times to the nanosecond")
    void python() throws Exception {
        Snapshot trace = read("version-1-python.bin");
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lost()).isEqualTo(2);
        Lane main = lane(trace, "main thread");
        Lane worker = lane(trace, "worker_0");
        assertThat(lane(trace, "python ümlaut").pid()).isEqualTo(6560);
        Task first = task(trace, "square 7");
        assertThat(first.submitted()).isEqualTo(153_272);
        assertThat(first.started()).isEqualTo(186_109);
        assertThat(first.ended()).isEqualTo(203_252);
        assertThat(first.site()).isEqualTo("producer:71");
        assertThat(first.submittedBy()).isEqualTo(main.id());
        assertThat(first.lane()).isEqualTo(worker.id());
        assertThat(trace.task(ADOPTED).lane()).isEqualTo(worker.id());
        assertThat(lane(trace, "coroutine").parent()).isEqualTo(main.id());
    }

    @Test
    @DisplayName("what only version 2 has is refused in one of version 1")
    void newKinds() throws Exception {
        Sender sender = new Sender().hello(1, 0, 0, "old").processAndMain()
                .lane(3, Sender.MAIN, LaneKind.GREENLET, "").record(RecordKind.LANE_CLOSED, 3)
                .lane(3, Sender.MAIN, LaneKind.GREENLET, "again") // a number is given once
                .record(RecordKind.LANE_NAMED, Sender.MAIN).record(RecordKind.TASK_OFFERED, Sender.MAIN, 1, 9);
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        assertThat(intake.finish().malformed()).isEqualTo(3);
    }
}
