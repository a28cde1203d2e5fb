package dev.gantry.lesson;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("engine")
class LessonsWithoutJavaFxTest {
    static List<String> ids() {
        return OneMachine.lessons().stream().map(Lesson::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @DisplayName("every lesson runs where there is no JavaFX")
    void runs(String id) throws Exception {
        Runs.run(id, Map.of());
    }
}
