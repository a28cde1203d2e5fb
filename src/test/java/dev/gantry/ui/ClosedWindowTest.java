package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.ui.feature.Context;

/** A closed window leaves nothing behind. */
@Tag("screen")
class ClosedWindowTest {
    @Test
    void aClosedWindowIsForgotten() throws Exception {
        WeakReference<Context> closed = openAndClose();
        for (int i = 0; i < 50 && closed.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(closed.get()).as("what still holds the window").isNull();
    }

    private static WeakReference<Context> openAndClose() {
        try (Screen screen = Screen.real()) {
            screen.idle();
            return new WeakReference<>(screen.bench());
        }
    }
}
