package dev.gantry.bench;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameBuilder;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.frame.Overview;
import dev.gantry.view.frame.Raster;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LiveLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.Viewport;

/**
 * Headless frame benchmark: our own share of a frame, chart and overview, from the trace to pixels, without a toolkit.
 */
final class BareScreen implements FrameScreen {
    private static final int STRIP = 56;
    private static final long SIXTIETH = 1_000_000_000 / 60;

    private static final TextMeasure LETTERS = (text, font) -> text.length() * font.size() / 2;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final FrameBuilder builder = new FrameBuilder();
    private final Overview overview = new Overview();
    private final Frame frame = new Frame();
    private final Frame strip = new Frame();
    private final Raster raster = new Raster(Palette.LIGHT);

    @Override
    public long[] tour(Snapshot snapshot, Tour tour) {
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        return tour.stops().stream().mapToLong(stop -> draw(snapshot, layout, stop)).toArray();
    }

    @Override
    public long[] follow(Supplier<Snapshot> recording) {
        long[] times = {};
        Snapshot first = recording.get();
        LiveLayout layout = new LiveLayout(first, LaneLayout.of(first, Folds.NONE, Metrics.USUAL));
        boolean finished;
        do {
            long start = System.nanoTime();
            Snapshot snapshot = recording.get();
            finished = snapshot.finished();
            Viewport now = new Viewport(0, 10_000_000_000L, 0).following(snapshot.first(), snapshot.horizon());
            draw(snapshot, layout.follow(snapshot), now);
            long took = System.nanoTime() - start;
            times = Arrays.copyOf(times, times.length + 1);
            times[times.length - 1] = took;
            LockSupport.parkNanos(SIXTIETH - took);
        } while (!finished);
        return times;
    }

    @Override
    public void close() {}

    private long draw(Snapshot snapshot, LaneLayout layout, Viewport viewport) {
        long start = System.nanoTime();
        Viewport all = Viewport.fit(snapshot.first(), snapshot.horizon());
        overview.build(snapshot, all, viewport, WIDTH, STRIP, strip);
        raster.paint(strip, pixels, WIDTH, HEIGHT, 0, 0);
        builder.build(snapshot, layout, viewport.scrolled(0, layout.height(), HEIGHT), FrameOptions.NONE, WIDTH, HEIGHT,
                LETTERS, frame);
        raster.paint(frame, pixels, WIDTH, HEIGHT, 0, 0);
        return System.nanoTime() - start;
    }
}
