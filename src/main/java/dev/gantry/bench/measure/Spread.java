package dev.gantry.bench.measure;

import java.util.Arrays;
import java.util.Locale;

/** Median and 99th percentile of many times, in milliseconds. */
public record Spread(double median, double p99, int count) {
    /**
     * Spread of these times, in nanoseconds.
     *
     * @throws IllegalStateException if there are none: the machine was too slow to draw a frame meanwhile
     */
    public static Spread of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalStateException("nothing was measured: not one frame was drawn while it ran");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        return new Spread(sorted[count / 2] / 1e6, sorted[(count * 99 - 1) / 100] / 1e6, count);
    }

    public String text() {
        return String.format(Locale.ROOT, "median %.1f ms of %d frames", median, count);
    }
}
