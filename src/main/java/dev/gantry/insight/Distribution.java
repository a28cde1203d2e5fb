package dev.gantry.insight;

import java.util.Arrays;

/**
 * Mean, extremes and percentiles of durations, in nanoseconds. A percentile is the least of the durations that so many
 * percent do not exceed: one that occurred, never one in between.
 */
public record Distribution(int count, double total, long least, long p50, long p90, long p99, long most,
        Histogram histogram) {
    /** Of these durations, at least one; they are sorted. */
    static Distribution of(long[] durations) {
        Arrays.sort(durations);
        double total = 0;
        for (long duration : durations) {
            total += duration;
        }
        return new Distribution(durations.length, total, durations[0], percentile(durations, 50),
                percentile(durations, 90), percentile(durations, 99), durations[durations.length - 1],
                Histogram.of(durations));
    }

    public double mean() {
        return total / count;
    }

    /** The place of a percentile in the order of so many durations, from 0. */
    public static int rank(int count, int percent) {
        return (int) (((long) count * percent + 99) / 100) - 1;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[rank(sorted.length, percent)];
    }
}
