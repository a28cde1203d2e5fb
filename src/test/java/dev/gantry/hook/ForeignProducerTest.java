package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Message;

/** A program in another language, written from the wire form's description alone, is understood. */
@Tag("process")
@Timeout(60)
class ForeignProducerTest {
    private static final String DAY_AHEAD = "86400000000000";

    private final Recorder recorder = new Recorder(Recorder.Options.named("parent"));
    private Clock clock;

    @AfterEach
    void stop() {
        recorder.stop();
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "-c", "import time; time.monotonic_ns()").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Snapshot recorded(String ahead) throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(hasPython(), "there is no python3 on the path, which runs the producer");
        recorder.start();
        long handed = Probe.taskSubmitted(new ExecutorTag("parent's pool"), "handed over");
        long asked = System.nanoTime();
        Path script = Path.of(ForeignProducerTest.class.getResource("producer.py").toURI());
        Process python = new ProcessBuilder("python3", script.toString(), ahead, Integer.toString(Probe.idOf(handed)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Receiver receiver = Receiver.ofStarted(asked).orElseThrow()) {
            receiver.hand(handed);
            FrameInput in = new FrameInput(python.getInputStream(), "python", 0);
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                receiver.take(frame.get());
            }
            clock = receiver.clock();
        }
        assertThat(python.waitFor()).isZero();
        return recorder.stop();
    }

    private static Lane lane(Snapshot trace, String name) {
        return IntStream.rangeClosed(1, trace.lanes())
                .filter(id -> trace.laneName(id).equals(name))
                .mapToObj(trace::lane)
                .findFirst()
                .orElseThrow();
    }

    private static Task task(Snapshot trace, String label) {
        return IntStream.rangeClosed(1, trace.tasks())
                .mapToObj(trace::task)
                .filter(task -> task.name().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<State> states(Lane lane) {
        return IntStream.range(0, lane.row(0).size()).mapToObj(lane.row(0)::state).toList();
    }

    @Test
    @DisplayName("what it says of its lanes and tasks stands in the recording, and nothing of it is refused")
    void understood() throws Exception {
        Snapshot trace = recorded("0");
        assertThat(clock.isSame()).isTrue();
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

    @Test
    @DisplayName("its tasks have their states, and ours, which it was handed, is shown as it ran there")
    void tasks() throws Exception {
        Snapshot trace = recorded("0");
        Task first = task(trace, "square 7");
        assertThat(first.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(first.lane()).isEqualTo(lane(trace, "worker_0").id());
        assertThat(first.submittedBy()).isEqualTo(lane(trace, "main thread").id());
        assertThat(first.callbacks()).hasSize(1);
        assertThat(trace.executorName(first.executor())).isEqualTo("pool");
        assertThat(task(trace, "too late").state()).isEqualTo(TaskState.CANCELLED);
        assertThat(IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::task)
                .filter(task -> task.state() == TaskState.FAILED)).singleElement()
                .satisfies(failed -> assertThat(failed.error()).isEqualTo("ZeroDivisionError: division by zero"));
        Task ours = task(trace, "handed over");
        assertThat(ours.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(ours.lane()).isEqualTo(lane(trace, "worker_0").id());
    }

    @Test
    @DisplayName("where its clock is not ours, its times are moved, its order is kept, and a mark says how right they are")
    void otherClock() throws Exception {
        Snapshot trace = recorded(DAY_AHEAD);
        assertThat(clock.isSame()).isFalse();
        assertThat(trace.malformed()).isZero();
        Lane process = lane(trace, "python ümlaut");
        assertThat(trace.name(process.markText(0))).isEqualTo(
                Message.say("other-clock", Duration.ofNanos(clock.uncertainty())).text());
        Task first = task(trace, "square 7");
        assertThat(first.submitted()).isLessThanOrEqualTo(first.started());
        assertThat(first.ended()).isBetween(first.started(), trace.horizon());
        assertThat(task(trace, "handed over").state()).isEqualTo(TaskState.SUCCEEDED);
    }
}
