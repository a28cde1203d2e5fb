package dev.gantry.bench;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.time.Viewport;

/**
 * Viewports of a typical session: all of the recording, deeper and deeper into it down to single slices, sideways, out
 * again, and down through the lanes. The same for every recording: times are shares of the whole.
 *
 * @param stops a viewport for each frame
 */
public record Tour(List<Viewport> stops) {
    private static final int ZOOMS = 100;
    private static final int PANS = 60;
    private static final int SCROLLS = 60;

    public Tour {
        stops = List.copyOf(stops);
    }

    /**
     * The tour through this recording.
     *
     * @param lanesHeight how high all its lanes are together, in pixels
     * @param deepest how much time the deepest zoom shows, in nanoseconds
     */
    public static Tour through(Snapshot snapshot, int lanesHeight, long deepest) {
        List<Viewport> stops = new ArrayList<>();
        Viewport all = Viewport.fit(snapshot.first(), snapshot.horizon());
        double factor = Math.pow((double) deepest / all.span(), 1.0 / ZOOMS);
        for (double place : new double[]{0.31, 0.77}) {
            long anchor = all.start() + (long) (all.span() * place);
            Viewport at = all.scrolledTo((int) (lanesHeight * place / 2));
            for (int i = 0; i < ZOOMS; i++) {
                stops.add(at);
                at = at.zoomed(anchor, factor);
                pan(at, i % 20 == 19 ? PANS / 10 : 0, stops);
            }
            for (int i = 0; i < ZOOMS; i++) {
                at = at.zoomed(anchor, 1 / factor);
                stops.add(at);
            }
        }
        pan(all.zoomed(all.start(), 0.01), PANS, stops);
        for (int i = 0; i < SCROLLS; i++) {
            stops.add(all.scrolledTo((int) ((long) lanesHeight * i / SCROLLS)));
            stops.add(all.zoomed(all.end(), 0.05).scrolledTo((int) ((long) lanesHeight * i / SCROLLS)));
        }
        return new Tour(stops);
    }

    private static void pan(Viewport from, int steps, List<Viewport> stops) {
        for (int i = 1; i <= steps; i++) {
            stops.add(from.pannedBy(i * 0.08));
        }
    }
}
