package dev.gantry.cli;

import java.util.function.Supplier;

import dev.gantry.bench.FrameScreen;
import dev.gantry.ui.UnseenWindow;

/** Opens the window that benchmarks draw in. Apart, because it touches classes that need JavaFX. */
final class WindowFrames {
    private WindowFrames() {}

    static Supplier<FrameScreen> opener() {
        return UnseenWindow::open;
    }
}
