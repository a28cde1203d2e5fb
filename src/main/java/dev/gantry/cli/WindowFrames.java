package dev.gantry.cli;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.gantry.bench.FrameScreen;
import dev.gantry.bench.Tour;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.HiddenWindow;

/**
 * Frame benchmark of the window: the time from one frame to the next is the whole cost of a frame: our share, layout,
 * drawing, and handing the pixels over. At the usual pace that time would be a sixtieth of a second whatever is drawn.
 * Separate from other classes here, because it touches one that needs JavaFX.
 */
final class WindowFrames implements FrameScreen {
    private static final long SIXTIETH = 1_000_000_000 / 60;

    private final HiddenWindow window = HiddenWindow.open(WIDTH, HEIGHT);

    private WindowFrames() {}

    static Supplier<FrameScreen> opener() {
        return WindowFrames::new;
    }

    @Override
    public long[] tour(Snapshot snapshot, Tour tour) {
        window.show(() -> snapshot);
        Times times = new Times();
        int[] stop = {0};
        return times.of(() -> {
            boolean more = stop[0] < tour.stops().size();
            if (more) {
                window.look(tour.stops().get(stop[0]++));
            }
            return more;
        });
    }

    @Override
    public long[] follow(Supplier<Snapshot> recording) {
        window.show(new Paced(recording));
        return new Times().of(() -> !window.isFinished());
    }

    @Override
    public void close() {
        window.close();
    }

    /** Intervals between the frames that were drawn, in nanoseconds. */
    private final class Times {
        private long[] times = new long[1024];
        private int count;
        private long begun;
        private long drawnBefore;

        /** Draws one frame after the other while this prepares the next. */
        long[] of(BooleanSupplier next) {
            window.eachPulse(() -> {
                pulse(System.nanoTime(), window.drawn());
                return next.getAsBoolean();
            });
            return Arrays.copyOf(times, count);
        }

        private void pulse(long now, long drawn) {
            if (drawn > drawnBefore && begun != 0) {
                times = count == times.length ? Arrays.copyOf(times, count * 2) : times;
                times[count++] = now - begun;
            }
            drawnBefore = drawn;
            begun = now;
        }
    }

    /** Throttled recording, read sixty times a second at most, as in a window at the usual pace. */
    private static final class Paced implements Supplier<Snapshot> {
        private final Supplier<Snapshot> recording;
        private Snapshot last;
        private long lookedAt;

        Paced(Supplier<Snapshot> recording) {
            this.recording = recording;
            this.last = recording.get();
            this.lookedAt = System.nanoTime();
        }

        @Override
        public Snapshot get() {
            long now = System.nanoTime();
            if (now - lookedAt >= SIXTIETH) {
                last = recording.get();
                lookedAt = now;
            }
            return last;
        }
    }
}
