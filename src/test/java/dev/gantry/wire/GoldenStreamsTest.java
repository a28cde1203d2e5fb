package dev.gantry.wire;

import static dev.gantry.wire.Traces.lane;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;

/** Streams that senders of earlier versions wrote are understood; how they were made stands at {@link GoldenSender}. */
@Tag("engine")
class GoldenStreamsTest {
    /**
     * A process hands its task over to one of version 1; neither is live, so the streams' times are taken as they are.
     */
    private static Snapshot received(String stream) throws IOException {
        TraceIntake intake = new TraceIntake();
        try (InputStream bytes = GoldenStreamsTest.class.getResourceAsStream(stream);
                Receiver parent = Receiver.ofStored(intake);
                Receiver receiver = Receiver.ofStored(intake)) {
            List<WireFrame> frames = Sender.frames(bytes.readAllBytes());
            long clock = ByteBuffer.wrap(frames.getFirst().bytes()).getLong(Integer.BYTES + Short.BYTES + Long.BYTES);
            Sender.begun(clock, "parent").record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1).to(parent);
            receiver.hand(1, () -> true);
            for (WireFrame frame : frames) {
                receiver.take(frame);
            }
        }
        return intake.finish();
    }

    @Test
    @DisplayName("what our own recorder sent before there were codes is all there")
    void ours() throws Exception {
        Snapshot seen = received("java.wire");
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lost()).isZero();
        Lane process = lane(seen, "golden");
        assertThat(process.kind()).isEqualTo(LaneKind.PROCESS);
        Lane main = heldBy(seen, process, "main");
        assertThat(List.of(lane(seen, "worker_0"), lane(seen, "worker_1"))).allSatisfy(worker -> {
            assertThat(worker.role()).isEqualTo(LaneRole.WORKER);
            assertThat(worker.parent()).isEqualTo(process.id());
        });
        assertThat(lane(seen, "numbers").kind()).isEqualTo(LaneKind.GENERATOR);
        assertThat(tasks(seen)).isEqualTo(Map.of(TaskState.SUCCEEDED, 19, TaskState.FAILED, 2));
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
        assertThat(seen.task(2).submitted()).isEqualTo(151_242);
        assertThat(seen.task(2).started()).isEqualTo(180_378);
        assertThat(seen.task(2).ended()).isEqualTo(194_516);
    }

    private static Lane heldBy(Snapshot seen, Lane parent, String name) {
        return Traces.lanes(seen).stream()
                .filter(lane -> lane.parent() == parent.id() && seen.laneName(lane.id()).equals(name)).findFirst()
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
