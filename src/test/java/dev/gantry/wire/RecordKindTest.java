package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The form of a record. */
class RecordKindTest {
    @Test
    @DisplayName("the codes are those of the description, for ever")
    void codes() {
        assertThat(Arrays.stream(RecordKind.values()).collect(Collectors.toMap(RecordKind::code, Enum::name)))
                .hasSize(33)
                .containsEntry(0, "LANE_OPENED").containsEntry(1, "PROCESS_ID").containsEntry(2, "LANE_CLOSED")
                .containsEntry(3, "EXECUTOR_OPENED").containsEntry(4, "TASK_SUBMITTED").containsEntry(5, "TASK_SITE")
                .containsEntry(6, "TASK_STARTED").containsEntry(7, "TASK_SUCCEEDED").containsEntry(8, "TASK_FAILED")
                .containsEntry(9, "TASK_CANCELLED").containsEntry(10, "BLOCKED").containsEntry(11, "UNBLOCKED")
                .containsEntry(12, "READY").containsEntry(13, "SWITCHED").containsEntry(14, "CALLBACK_STARTED")
                .containsEntry(15, "CALLBACK_ENDED").containsEntry(16, "SLICE_STARTED").containsEntry(17, "SLICE_ENDED")
                .containsEntry(18, "MARK").containsEntry(19, "COUNTER").containsEntry(20, "GAP")
                .containsEntry(21, "COST").containsEntry(22, "TASK_ADOPTED").containsEntry(23, "MALFORMED")
                .containsEntry(24, "LINE").containsEntry(25, "LANE_NAMED").containsEntry(26, "TASK_OFFERED")
                .containsEntry(27, "TASK_TAKEN").containsEntry(28, "TASK_REJECTED").containsEntry(29, "WAKES")
                .containsEntry(30, "WOKEN").containsEntry(31, "TOLD").containsEntry(32, "TOLD_WAIT");
    }

    @Test
    @DisplayName("a record's longs hold its numbers, also negative arguments of 56 bits")
    void packed() {
        long place = RecordKind.place(7, Integer.MAX_VALUE);
        assertThat((int) (place >>> 32)).isEqualTo(7);
        assertThat((int) place).isEqualTo(Integer.MAX_VALUE);
        long statement = RecordKind.COUNTER.statement(-3);
        assertThat(RecordKind.code(statement)).isEqualTo(19);
        assertThat(RecordKind.argument(statement)).isEqualTo(-3);
        int greatest = (1 << 28) - 1;
        long pair = RecordKind.pair(greatest, 5);
        assertThat(RecordKind.high(pair)).isEqualTo(greatest);
        assertThat(RecordKind.low(pair)).isEqualTo(5);
    }
}
