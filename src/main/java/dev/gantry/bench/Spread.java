package dev.gantry.bench;

import java.util.Arrays;
import java.util.Locale;

/** The median of many times, and what only one in a hundred exceeds, in milliseconds. */
record Spread(double median, double p99, int count) {
    static Spread of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        return new Spread(sorted[count / 2] / 1e6, sorted[(count * 99 - 1) / 100] / 1e6, count);
    }

    String text() {
        return String.format(Locale.ROOT, "median %.1f ms of %d frames", median, count);
    }
}
