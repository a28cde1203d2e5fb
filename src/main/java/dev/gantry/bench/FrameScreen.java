package dev.gantry.bench;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.gantry.trace.Snapshot;

/** Target of measured frames: a hidden window, or only the pixels of the chart. */
public interface FrameScreen extends AutoCloseable {
    int WIDTH = 1600;
    int HEIGHT = 900;

    /**
     * Measures our own share of a frame, and the whole of it where there is a window; each screen is closed behind it.
     */
    static void onEach(Optional<Supplier<FrameScreen>> window, BiConsumer<String, FrameScreen> measure) {
        try (FrameScreen bare = new BareScreen()) {
            measure.accept("own share", bare);
        }
        window.ifPresent(open -> {
            try (FrameScreen shown = open.get()) {
                measure.accept("frame", shown);
            }
        });
    }

    /** Draws every stop of a tour, and returns how long each frame took, in nanoseconds. */
    long[] tour(Snapshot snapshot, Tour tour);

    /**
     * Follows a recording, sixty times a second, until what is published is finished; returns how long each frame took.
     *
     * @param recording what is published now
     */
    long[] follow(Supplier<Snapshot> recording);

    @Override
    void close();
}
