package dev.gantry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must work on a machine that has no JavaFX jar at all. */
@Tag("engine")
class EngineWithoutJavaFxTest {
    @Test
    void noJavaFxIsOnThePath() {
        assertThatThrownBy(() -> Class.forName("javafx.application.Application"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
