package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskIdsTest {
    private static Stream<TaskIds> lists() {
        return Stream.of(TaskIds.upTo(4), TaskIds.of(new int[]{1, 2, 3, 4}), TaskIds.of(new int[]{3, 7, 90}),
                TaskIds.upTo(0), TaskIds.of(new int[0]));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void itIsAListLikeAnyOther(TaskIds ids) {
        assertThat(ids).isEqualTo(ids.stream().toList());
        for (int id = -1; id <= 100; id++) {
            assertThat(ids.contains(id)).isEqualTo(ids.stream().toList().contains(id));
            assertThat(ids.indexOf(id)).isEqualTo(ids.stream().toList().indexOf(id));
        }
        assertThat(ids.indexOf("3")).isEqualTo(-1);
    }
}
