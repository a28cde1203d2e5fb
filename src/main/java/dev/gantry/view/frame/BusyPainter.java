package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.BusyTime;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/**
 * Utilisation of a folded process: in every column the share of its live threads that have work. Of many threads an
 * even sample counts, so that a frame costs the same for any number.
 */
final class BusyPainter {
    private final Bars bars = new Bars();
    private float[] busy = {};
    private float[] alive = {};
    private final StateTimes times = new StateTimes();
    private double share;

    void paint(Scene scene, int line) {
        share = 0;
        int[] threads = scene.layout().sample(scene.layout().lane(line));
        TimeScale scale = scene.scale();
        if (threads.length == 0 || scene.metrics().isText()) {
            return;
        }
        if (busy.length < scale.width() + 1) {
            busy = new float[scale.width() + 1];
            alive = new float[scale.width() + 1];
        }
        Arrays.fill(busy, 0);
        Arrays.fill(alive, 0);
        for (int id : threads) {
            Lane lane = scene.snapshot().lane(id);
            if (lane != null) {
                add(scene, lane);
            }
        }
        draw(scene, line);
    }

    /** The share of all the visible time, from 0 to 1, after {@link #paint}. */
    double share() {
        return share;
    }

    private void add(Scene scene, Lane lane) {
        TimeScale scale = scene.scale();
        Snapshot snapshot = scene.snapshot();
        long end = lane.closed() == Trace.NONE ? snapshot.horizon() : lane.closed();
        spread(alive, scale, scale.clampedX(lane.opened()), scale.clampedX(end), 1);
        if (lane.depth() == 0) {
            return;
        }
        Row row = lane.row(0);
        bars.start(row, scale, snapshot.horizon(), scene.metrics().own(), scene.frame().phase());
        while (bars.next()) {
            spread(busy, scale, bars.left(), bars.right(), worked(row, snapshot.horizon(), scale));
        }
    }

    /** What share of the bar's time its slices are work. */
    private double worked(Row row, long horizon, TimeScale scale) {
        if (!bars.isMerged()) {
            return row.state(bars.first()).isWork() ? 1 : 0;
        }
        long busyTime = BusyTime.of(row, bars.first(), bars.first() + bars.count(), horizon, times);
        return Math.min(1, busyTime / ((bars.right() - bars.left()) * scale.nanosPerPixel()));
    }

    private static void spread(float[] into, TimeScale scale, int left, int right, double amount) {
        if (right > left) {
            into[left - scale.left()] += (float) amount;
            into[right - scale.left()] -= (float) amount;
        }
    }

    private void draw(Scene scene, int line) {
        TimeScale scale = scene.scale();
        Metrics metrics = scene.metrics();
        int height = scene.layout().height(line) - 2 * metrics.pad();
        int bottom = scene.top(line) + metrics.pad() + height;
        int flags = Rects.AREA | (scene.emphasis().dims(Style.RUNNING) ? Rects.DIMMED : 0);
        double works = 0;
        double lives = 0;
        double worksNow = 0;
        double livesNow = 0;
        int from = 0;
        int held = 0;
        for (int x = 0; x <= scale.width(); x++) {
            worksNow += busy[x];
            livesNow += alive[x];
            double part = livesNow < 0.5 || x == scale.width() ? 0 : Math.clamp(worksNow / livesNow, 0, 1);
            works += part * Math.max(0, livesNow);
            lives += Math.max(0, livesNow);
            int now = part < 0.001 ? 0 : Math.max(1, (int) Math.round(part * height));
            if (now != held || x == scale.width()) {
                scene.rects().add(scale.left() + from, bottom - held, x - from, held, Style.RUNNING, flags, 0, -1, 0,
                        0);
                from = x;
                held = now;
            }
        }
        share = lives < 0.5 ? 0 : works / lives;
    }
}
