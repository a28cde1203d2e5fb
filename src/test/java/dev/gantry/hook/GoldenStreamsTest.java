package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import dev.gantry.trace.TaskState;

/** Streams that senders of earlier versions wrote are understood; how they were made stands at {@link GoldenSender}. */
@Tag("engine")
@Timeout(60)
class GoldenStreamsTest {
    private final Recorder recorder = new Recorder(Recorder.Options.named("parent"));

    @AfterEach
    void stop() {
        recorder.stop();
    }

    private Snapshot received(String stream) throws IOException {
        recorder.start();
        long handed = Probe.taskSubmitted(new ExecutorTag("parent's pool"), "handed over");
        long now = System.nanoTime();
        try (InputStream bytes = getClass().getResourceAsStream(stream);
                Receiver receiver = Receiver.ofAsked(now).orElseThrow()) {
            receiver.hand(handed);
            FrameInput in = new FrameInput(bytes, "golden", 0);
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                moved(frame.get(), now);
                receiver.take(frame.get());
            }
        }
        return recorder.stop();
    }

    /** A receiver takes no record that is older than its recording: all that the stream holds happens now, in its order. */
    private static void moved(WireFrame frame, long now) {
        ByteBuffer bytes = ByteBuffer.wrap(frame.bytes());
        if (frame.type() == WireFrame.HELLO) {
            bytes.putLong(Integer.BYTES + Short.BYTES + Long.BYTES, now);
        } else if (frame.type() == WireFrame.RECORDS) {
            for (int at = 0; at < bytes.capacity(); at += RecordKind.RECORD_BYTES) {
                bytes.putLong(at, now);
            }
        }
    }

    @Test
    @DisplayName("what our own recorder sent before there were codes is all there")
    void ours() throws Exception {
        Snapshot seen = received("java.wire");
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lost()).isZero();
        Lane process = lane(seen, "golden");
        assertThat(process.kind()).isEqualTo(LaneKind.PROCESS);
        Lane main = lane(seen, "main", process.id());
        assertThat(List.of(lane(seen, "worker_0"), lane(seen, "worker_1"))).allSatisfy(worker -> {
            assertThat(worker.role()).isEqualTo(LaneRole.WORKER);
            assertThat(worker.parent()).isEqualTo(process.id());
        });
        assertThat(lane(seen, "numbers").kind()).isEqualTo(LaneKind.GENERATOR);
        assertThat(tasks(seen)).isEqualTo(Map.of(TaskState.SUCCEEDED, 19, TaskState.FAILED, 1, TaskState.CANCELLED, 1));
        assertThat(slices(seen, lane(seen, "worker_0"), lane(seen, "worker_1")))
                .isEqualTo(Map.of(State.RUNNING, 20, State.CALLBACK, 20));
        assertThat(slices(seen, lane(seen, "numbers"))).isEqualTo(Map.of(State.RUNNING, 4));
        assertThat(slices(seen, main)).containsEntry(State.READY, 1).containsEntry(State.SENDING, 1)
                .containsEntry(State.SUSPENDED, 1).containsEntry(State.IDLE, 1);
        assertThat(reasons(main)).isEqualTo(Map.of(SwitchReason.SEND, 4, SwitchReason.YIELD, 3, SwitchReason.EXIT, 1));
        assertThat(seen.name(main.markText(0))).isEqualTo("a printed line");
        assertThat(seen.counters()).singleElement().satisfies(load -> assertThat(load.value(0)).isEqualTo(-3));
    }

    @Test
    @DisplayName("what the producer in Python sent before there were codes is all there")
    void python() throws Exception {
        Snapshot seen = received("python.wire");
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lost()).isEqualTo(2);
        Lane main = lane(seen, "main thread");
        Lane worker = lane(seen, "worker_0");
        assertThat(main.parent()).isEqualTo(lane(seen, "python ümlaut").id());
        assertThat(worker.role()).isEqualTo(LaneRole.WORKER);
        assertThat(lane(seen, "coroutine").kind()).isEqualTo(LaneKind.GREENLET);
        assertThat(tasks(seen)).isEqualTo(Map.of(TaskState.SUCCEEDED, 2, TaskState.FAILED, 1, TaskState.CANCELLED, 1));
        assertThat(slices(seen, worker)).isEqualTo(Map.of(State.RUNNING, 3, State.CALLBACK, 1, State.SENDING, 1));
        assertThat(slices(seen, main)).containsEntry(State.BLOCKED, 1);
        assertThat(reasons(main)).isEqualTo(Map.of(SwitchReason.SWITCH, 2));
        assertThat(seen.name(main.lineText(0))).isEqualTo("producer:71");
        assertThat(main.wake(0).by()).isEqualTo(worker.id());
    }

    private static Lane lane(Snapshot seen, String name) {
        return IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.laneName(id).equals(name)).mapToObj(seen::lane)
                .findFirst().orElseThrow();
    }

    private static Lane lane(Snapshot seen, String name, int parent) {
        return IntStream.rangeClosed(1, seen.lanes()).mapToObj(seen::lane)
                .filter(lane -> lane.parent() == parent && seen.laneName(lane.id()).equals(name)).findFirst()
                .orElseThrow();
    }

    private static Map<State, Integer> slices(Snapshot seen, Lane... lanes) {
        Map<State, Integer> slices = new EnumMap<>(State.class);
        for (Lane lane : lanes) {
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    slices.merge(lane.row(depth).state(i), 1, Integer::sum);
                }
            }
        }
        return slices;
    }

    private static Map<SwitchReason, Integer> reasons(Lane thread) {
        Map<SwitchReason, Integer> reasons = new EnumMap<>(SwitchReason.class);
        IntStream.range(0, thread.switches()).forEach(i -> reasons.merge(thread.switchAt(i).reason(), 1, Integer::sum));
        return reasons;
    }

    private static Map<TaskState, Integer> tasks(Snapshot seen) {
        Map<TaskState, Integer> tasks = new EnumMap<>(TaskState.class);
        IntStream.rangeClosed(1, seen.tasks()).forEach(id -> tasks.merge(seen.taskState(id), 1, Integer::sum));
        return tasks;
    }
}
