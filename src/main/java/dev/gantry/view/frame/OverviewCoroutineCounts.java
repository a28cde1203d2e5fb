package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Style;

/**
 * The many coroutines of threads in the overview, drawn like those of a folded thread in the chart: below how long one
 * of them held the thread, above it how many were ready and how many waited, on average over each step.
 */
final class OverviewCoroutineCounts {
    private static final int STEP = 4;

    /** Limit of threads; of more the first stand for all: each costs two searches for every step of every frame. */
    private static final int MOST = 8;

    private final int[] threads = new int[MOST];
    private final long[] sums = new long[CoroutineCounts.KINDS];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int thread) {
        if (count < MOST) {
            threads[count++] = thread;
        }
    }

    int count() {
        return count;
    }

    /** Draws that of the thread with this place. */
    void paint(Snapshot snapshot, int place, int top, int height, FrameOptions emphasis, Frame into) {
        paint(snapshot, place, place + 1, top, height, emphasis, into);
    }

    /** Draws all of them together. */
    void paintAll(Snapshot snapshot, int top, int height, FrameOptions emphasis, Frame into) {
        paint(snapshot, 0, count, top, height, emphasis, into);
    }

    private void paint(Snapshot snapshot, int from, int to, int top, int height, FrameOptions emphasis, Frame into) {
        double peak = 0;
        for (int i = from; i < to; i++) {
            peak += snapshot.lane(threads[i]).coroutineCounts().peak();
        }
        int bottom = top + height;
        int strip = Math.max(1, height / 4);
        int area = height - strip;
        long horizon = snapshot.horizon();
        long time = Math.min(horizon, into.scale().time(0));
        for (int x = 0; x < into.width() && time < horizon; x += STEP) {
            long next = Math.min(horizon, into.scale().time(x + STEP));
            Arrays.fill(sums, 0);
            for (int i = from; i < to; i++) {
                snapshot.lane(threads[i]).coroutineCounts().between(time, next, sums);
            }
            double length = Math.max(1, next - time);
            double holds = (sums[CoroutineCounts.RUNNING] + sums[CoroutineCounts.BLOCKED]) / length;
            double ready = sums[CoroutineCounts.READY] / length;
            double waits = Math.max(0, sums[CoroutineCounts.ALIVE] / length - holds - ready);
            int held = least(holds / (to - from) * strip, strip);
            int readies = least(ready / peak * area, area);
            int waiting = Math.min(least(waits / peak * area, area), area - readies);
            int thread = threads[from];
            bar(x, bottom - held, held,
                    sums[CoroutineCounts.BLOCKED] > sums[CoroutineCounts.RUNNING] ? Style.BLOCKED : Style.RUNNING,
                    thread,
                    emphasis, into);
            bar(x, bottom - strip - readies, readies, Style.READY, thread, emphasis, into);
            bar(x, bottom - strip - readies - waiting, waiting, Style.SUSPENDED, thread, emphasis, into);
            time = next;
        }
    }

    private static void bar(int x, int top, int height, Style style, int thread, FrameOptions emphasis, Frame into) {
        if (height > 0) {
            into.rects().add(x, top, STEP, height, style, Rects.AREA | (emphasis.dims(style) ? Rects.DIMMED : 0),
                    thread, -1,
                    0, 0);
        }
    }

    /** Minimum height of one pixel for a count above zero. */
    private static int least(double height, int most) {
        return height <= 0 ? 0 : Math.clamp(Math.round(height), 1, Math.max(1, most));
    }
}
