package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/**
 * Coroutine counts of a folded thread on one line. Below, a strip as high as the share of the time in which one of them
 * held the thread; above it, stacked, how many were ready and how many waited. A column shows the average over its
 * time, from sums that the recording keeps: the cost is that of the columns.
 */
final class CoroutineCountsPainter {
    private static final int STRIP = 6;

    private final long[] before = new long[CoroutineCounts.KINDS];
    private final long[] after = new long[CoroutineCounts.KINDS];
    private final int[] heights = new int[3];
    private final int[] held = new int[3];
    private Style holder = Style.RUNNING;
    private Style heldBy = Style.RUNNING;
    private Scene scene;
    private CoroutineCounts crowd;
    private int line;
    private boolean sharesThread; // one of them at a time can run

    void paint(Scene on, int at) {
        scene = on;
        line = at;
        Lane thread = scene.snapshot().lane(scene.layout().lane(line));
        crowd = thread.coroutineCounts();
        sharesThread = thread.role() != LaneRole.GROUP;
        if (crowd.size() == 0) {
            return;
        }
        TimeScale scale = scene.scale();
        int x = Math.max(scale.left(), scale.clampedX(crowd.time(0)));
        int end = Math.min(scale.right(), scale.x(scene.snapshot().horizon()) + 1);
        int from = x;
        Arrays.fill(held, 0);
        while (x < end) {
            int next = column(x, end);
            if (!Arrays.equals(heights, held) || holder != heldBy) {
                emit(from, x);
                from = x;
                System.arraycopy(heights, 0, held, 0, held.length);
                heldBy = holder;
            }
            x = next;
        }
        emit(from, end);
    }

    /** What share of the visible time one of this thread's coroutines held it, from 0 to 1. */
    static double share(Scene scene, Lane thread) {
        long from = Math.max(scene.scale().start(), thread.opened());
        long to = Math.min(scene.scale().end(), scene.snapshot().horizon());
        long[] sums = new long[CoroutineCounts.KINDS];
        thread.coroutineCounts().between(from, Math.max(from, to), sums);
        return to <= from ? 0 : (sums[CoroutineCounts.RUNNING] + sums[CoroutineCounts.BLOCKED]) / (double) (to - from);
    }

    /** Measures a column, or all up to the next change, and returns the one after. */
    private int column(int x, int end) {
        TimeScale scale = scene.scale();
        long start = Math.max(scale.time(x), crowd.time(0));
        long until = Math.min(scale.time(x + 1), Math.max(start + 1, scene.snapshot().horizon()));
        int change = crowd.at(start);
        int next = change + 1 < crowd.size() ? scale.x(crowd.time(change + 1)) : end;
        if (next > x) {
            for (int kind = 0; kind < CoroutineCounts.KINDS; kind++) {
                after[kind] = crowd.count(change, kind);
            }
            measure(1);
            return Math.min(end, next);
        }
        Arrays.fill(before, 0);
        crowd.between(start, until, before);
        System.arraycopy(before, 0, after, 0, after.length);
        measure(until - start);
        return x + 1;
    }

    private void measure(double time) {
        int strip = strip();
        int area = scene.layout().height(line) - 2 * scene.metrics().pad() - strip;
        double peak = Math.max(1, crowd.peak());
        double holds = (after[CoroutineCounts.RUNNING] + after[CoroutineCounts.BLOCKED]) / time;
        double ready = after[CoroutineCounts.READY] / time;
        double waits = Math.max(0, after[CoroutineCounts.ALIVE] / time - ready - holds);
        heights[0] = least(holds * strip, strip);
        heights[1] = least(ready / peak * area, area);
        heights[2] = Math.min(least(waits / peak * area, area), area - heights[1]);
        boolean blocked = after[CoroutineCounts.BLOCKED] > after[CoroutineCounts.RUNNING];
        holder = !blocked
                ? Style.RUNNING
                : sharesThread && after[CoroutineCounts.ALIVE] / time > 1
                        ? Style.BLOCKING
                        : Style.BLOCKED;
    }

    /** Minimum height of one pixel for a count above zero. */
    private static int least(double height, int most) {
        return height <= 0 ? 0 : Math.clamp(Math.round(height), 1, Math.max(1, most));
    }

    private int strip() {
        return scene.metrics().isText() ? 1 : scene.metrics().px(STRIP);
    }

    private void emit(int from, int to) {
        int bottom = scene.top(line) + scene.layout().height(line) - scene.metrics().pad();
        int above = bottom - strip();
        bar(from, to, bottom, held[0], heldBy);
        bar(from, to, above, held[1], Style.READY);
        bar(from, to, above - held[1], held[2], Style.SUSPENDED);
    }

    private void bar(int from, int to, int bottom, int height, Style style) {
        int flags = Rects.AREA | (scene.emphasis().dims(style) ? Rects.DIMMED : 0);
        scene.rects().add(from, bottom - height, to - from, height, style, flags, scene.layout().lane(line), -1, 0, 0);
    }
}
