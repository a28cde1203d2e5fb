package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.format.Described;
import dev.gantry.format.OpenFile;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Message;

/**
 * Files of earlier versions open as they always did. {@code old.pftrace} is the lesson thread-twenty, saved by the
 * first version that had files; how the others were made stands at {@link GoldenTrace}.
 */
@Tag("engine")
class GoldenFilesTest {
    @Test
    @DisplayName("a saved recording of before there were codes comes back whole")
    void saved() throws Exception {
        OpenFile opened = Saved.open(Described.resource(getClass(), "recording.pftrace"));
        assertThat(opened.about()).isEqualTo(GoldenTrace.ABOUT);
        assertThat(RecordingText.of(opened.snapshot())).isEqualTo(RecordingText.of(GoldenTrace.finished()));
        everything(opened.snapshot());
    }

    @Test
    @DisplayName("a spool that a killed program of before there were codes left comes back whole")
    void spool() throws Exception {
        OpenFile opened = Saved.open(Described.resource(getClass(), "spool.pftrace"));
        assertThat(opened.about().notices()).containsExactly(Message.say("notice.unfinished"));
        assertThat(RecordingText.of(opened.snapshot()).replace("finished true", "finished false"))
                .isEqualTo(RecordingText.of(GoldenTrace.live()));
        everything(opened.snapshot());
    }

    @Test
    @DisplayName("the lesson that the first version saved comes back whole")
    void old() throws Exception {
        OpenFile opened = Saved.open(Described.resource(getClass(), "old.pftrace"));
        Snapshot seen = opened.snapshot();
        assertThat(opened.about().lesson()).isEqualTo("thread-twenty");
        assertThat(opened.about().notices()).isEmpty();
        assertThat(seen.records()).isEqualTo(262);
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lost()).isZero();
        assertThat(seen.finished()).isTrue();
        assertThat(slices(seen)).isEqualTo(Map.of(State.RUNNING, 21, State.BLOCKED, 21));
        assertThat(tasks(seen)).isEqualTo(Map.of(TaskState.SUCCEEDED, 20));
        assertThat(lanes(seen).mapToObj(id -> seen.lane(id).role()).filter(LaneRole.WORKER::equals)).hasSize(5);
        assertThat(lanes(seen).map(id -> seen.lane(id).marks()).sum()).isEqualTo(41);
        assertThat(lanes(seen).map(id -> seen.lane(id).lines()).sum()).isEqualTo(102);
        assertThat(lanes(seen).map(id -> seen.lane(id).wakes()).sum()).isOne();
        assertThat(seen.executors()).singleElement()
                .satisfies(pool -> assertThat(pool.queue().size()).isEqualTo(40));
        assertThat(seen.task(20).label()).isEqualTo("task 19");
        assertThat(seen.task(20).ended()).isEqualTo(479_573_334);
    }

    private static void everything(Snapshot seen) {
        assertThat(seen.malformed()).isZero();
        assertThat(seen.lanes()).isEqualTo(7);
        assertThat(slices(seen)).isEqualTo(Map.of(State.RUNNING, 12, State.BLOCKED, 6, State.SUSPENDED, 1, State.READY,
                2, State.IDLE, 1, State.CALLBACK, 6, State.SENDING, 1));
        assertThat(tasks(seen)).isEqualTo(Map.of(TaskState.SUCCEEDED, 3, TaskState.FAILED, 2, TaskState.CANCELLED, 1,
                TaskState.RUNNING, 1, TaskState.QUEUED, 1));
        Map<SwitchReason, Integer> reasons = new EnumMap<>(SwitchReason.class);
        Lane main = seen.lane(2);
        for (int i = 0; i < main.switches(); i++) {
            reasons.merge(main.switchAt(i).reason(), 1, Integer::sum);
        }
        assertThat(reasons).isEqualTo(Map.of(SwitchReason.SEND, 1, SwitchReason.YIELD, 1, SwitchReason.SWITCH, 3,
                SwitchReason.IO, 1, SwitchReason.SLEEP, 1, SwitchReason.THROW, 1, SwitchReason.EXIT, 1));
    }

    static Map<State, Integer> slices(Snapshot seen) {
        Map<State, Integer> slices = new EnumMap<>(State.class);
        lanes(seen).mapToObj(seen::lane).forEach(lane -> {
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    slices.merge(lane.row(depth).state(i), 1, Integer::sum);
                }
            }
        });
        return slices;
    }

    private static Map<TaskState, Integer> tasks(Snapshot seen) {
        Map<TaskState, Integer> tasks = new EnumMap<>(TaskState.class);
        IntStream.rangeClosed(1, seen.tasks()).forEach(id -> tasks.merge(seen.taskState(id), 1, Integer::sum));
        return tasks;
    }

    private static IntStream lanes(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.lanes()).filter(id -> seen.lane(id) != null);
    }
}
