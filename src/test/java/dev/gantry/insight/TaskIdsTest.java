package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

class TaskIdsTest {
    private static Stream<TaskIds> lists() {
        return Stream.of(TaskIds.of(tasks(1, 2, 3, 4)), TaskIds.of(tasks(3, 7, 90)), TaskIds.of(tasks()));
    }

    private static Snapshot tasks(int... ids) {
        Trace trace = new Trace(new Names());
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        for (int id : ids) {
            trace.taskSubmitted(id, 1, id, 1, 0);
        }
        trace.finish(90);
        return trace.snapshot();
    }

    @Test
    void theyAreThoseThatTheRecordingKnows() {
        assertThat(TaskIds.of(tasks(1, 2, 3))).containsExactly(1, 2, 3);
        assertThat(TaskIds.of(tasks(3, 7, 90))).containsExactly(3, 7, 90);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void itIsAListLikeAnyOther(TaskIds ids) {
        assertThat(ids).isEqualTo(ids.stream().toList()).hasSameHashCodeAs(ids.stream().toList());
        assertThat(ids).isEqualTo(TaskIds.of(ids.stream().mapToInt(Integer::intValue).toArray()));
        for (int id = -1; id <= 100; id++) {
            assertThat(ids.contains(id)).isEqualTo(ids.stream().toList().contains(id));
            assertThat(ids.indexOf(id)).isEqualTo(ids.stream().toList().indexOf(id));
        }
        assertThat(ids.indexOf("3")).isEqualTo(-1);
    }
}
