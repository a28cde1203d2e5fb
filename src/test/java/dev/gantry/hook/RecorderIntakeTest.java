package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.WireSink;

/** What another process sends becomes part of the recording that is on here. */
class RecorderIntakeTest {
    private static final int PROCESS = 1;
    private static final int THREAD = 2;

    private final Recorder recorder = new Recorder(Recorder.Options.named("parent"));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Names names = new Names();
    private final WireSink sender = new WireSink(new FrameOutput(bytes), names);

    @AfterEach
    void stop() {
        recorder.stop();
    }

    /** A process with one thread. */
    private void begin() {
        sender.hello("child");
        tell(RecordKind.LANE_OPENED, PROCESS, 0, RecordKind.pair(LaneKind.PROCESS.code(), names.intern("child")));
        tell(RecordKind.LANE_OPENED, THREAD, PROCESS, RecordKind.pair(LaneKind.THREAD.code(), names.intern("thread")));
    }

    private void tell(RecordKind kind, int lane, int subject, long argument) {
        sender.write(System.nanoTime(), RecordKind.place(lane, subject), kind.statement(argument));
    }

    private Snapshot received(long... handed) throws IOException {
        sender.finish(0);
        try (Receiver receiver = Receiver.ofStarted(Probe.intake().orElseThrow(), System.nanoTime() - 1_000_000_000)) {
            assertThat(receiver.isRecording()).isTrue();
            for (long task : handed) {
                receiver.hand(task, () -> true);
            }
            FrameInput in = new FrameInput(new ByteArrayInputStream(bytes.toByteArray()), "child", 100);
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                receiver.take(frame.get());
            }
            Snapshot whole = recorder.stop();
            assertThat(receiver.isRecording()).isFalse();
            return whole;
        }
    }

    @Test
    @DisplayName("its lanes appear under its own process, with its pid and the time it took to start")
    void lanes() throws Exception {
        recorder.start();
        begin();
        Snapshot trace = received();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.laneName(1)).isEqualTo("parent");
        assertThat(trace.laneName(3)).isEqualTo("child");
        assertThat(trace.lane(3).kind()).isEqualTo(LaneKind.PROCESS);
        assertThat(trace.lane(3).pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(trace.lane(4).parent()).isEqualTo(3);
        assertThat(trace.laneName(4)).isEqualTo("thread");
        assertThat(trace.name(trace.lane(4).row(0).name(0))).isEqualTo("starts");
    }

    @Test
    @DisplayName("its task can be one of ours, and only one that was handed to it")
    void adopted() throws Exception {
        recorder.start();
        long task = Probe.taskSubmitted(new ExecutorTag("pool"), "ours");
        long other = Probe.taskSubmitted(new ExecutorTag("pool"), "not handed");
        begin();
        tell(RecordKind.TASK_ADOPTED, THREAD, 1, (int) task);
        tell(RecordKind.TASK_STARTED, THREAD, 1, 0);
        tell(RecordKind.TASK_SUCCEEDED, THREAD, 1, 0);
        tell(RecordKind.TASK_ADOPTED, THREAD, 2, (int) other);
        tell(RecordKind.TASK_STARTED, THREAD, 2, 0);
        Snapshot trace = received(task);
        assertThat(trace.taskState((int) task)).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.taskLane((int) task)).isEqualTo(4);
        assertThat(trace.taskState((int) other)).isEqualTo(TaskState.QUEUED);
        assertThat(trace.malformed()).isEqualTo(2);
    }

    @Test
    @DisplayName("a task of another recording is not handed over, whatever its number")
    void ofAnotherRecording() throws Exception {
        Recorder before = new Recorder(Recorder.Options.named("before"));
        before.start();
        long old = Probe.taskSubmitted(new ExecutorTag("pool"), "old");
        before.stop();
        recorder.start();
        long task = Probe.taskSubmitted(new ExecutorTag("pool"), "of now");
        begin();
        tell(RecordKind.TASK_ADOPTED, THREAD, 1, (int) old);
        Snapshot trace = received(old);
        assertThat((int) task).isEqualTo((int) old);
        assertThat(trace.taskState((int) task)).isEqualTo(TaskState.QUEUED);
        assertThat(trace.malformed()).isEqualTo(1);
    }

    @Test
    @DisplayName("when it ends, what ran there fails, and so does what was handed to it and did not start")
    void deadSender() throws Exception {
        recorder.start();
        long running = Probe.taskSubmitted(new ExecutorTag("pool"), "running");
        long waiting = Probe.taskSubmitted(new ExecutorTag("pool"), "waiting");
        begin();
        tell(RecordKind.TASK_ADOPTED, THREAD, 1, (int) running);
        tell(RecordKind.TASK_STARTED, THREAD, 1, 0);
        Snapshot trace = received(running, waiting);
        assertThat(trace.taskState((int) running)).isEqualTo(TaskState.FAILED);
        assertThat(trace.task((int) running).error()).isEqualTo("its process ended");
        assertThat(trace.taskState((int) waiting)).isEqualTo(TaskState.FAILED);
        assertThat(trace.task((int) waiting).error()).isEqualTo("its process ended");
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("without a recording there is nothing to receive into")
    void noRecording() {
        assertThat(Probe.intake()).isEmpty();
    }
}
