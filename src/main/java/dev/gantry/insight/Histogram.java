package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Histogram of durations: how many lie between round numbers. The edges grow by steps of the same length, or, where the
 * longest duration is many times the shortest, by about the same factor.
 *
 * @param edges nanoseconds, one more than there are bins; a bin holds its lower edge and not its upper
 * @param counts how many durations lie in each bin
 * @param isWide whether the edges grow by a factor
 */
public record Histogram(List<Long> edges, List<Integer> counts, boolean isWide) {
    private static final int WIDE = 30;
    private static final int MOST_BINS = 24;
    /** A bin is not narrower than this part of the longest duration: its edges would read the same. */
    private static final int FINEST = 200;
    private static final int[] ROUND = {10, 20, 50};
    private static final int[] FINE = {10, 15, 20, 30, 50, 70};
    private static final long GREATEST = Long.MAX_VALUE / 100;

    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }

    /** Bins whose members are still to be counted. */
    record Bins(List<Long> edges, boolean isWide) {
        /** Those of durations from one to another. */
        static Bins between(long least, long most) {
            boolean wide = most / WIDE > Math.max(1, least);
            return new Bins(wide ? factors(least, most) : steps(least, most), wide);
        }

        int count() {
            return edges.size() - 1;
        }

        /** The bin of this duration. */
        int of(long duration) {
            int bin = 0;
            while (bin < count() - 1 && duration >= edges.get(bin + 1)) {
                bin++;
            }
            return bin;
        }

        Histogram counted(int[] counts) {
            return new Histogram(edges, Arrays.stream(counts).boxed().toList(), isWide);
        }
    }

    static Histogram of(long[] sorted) {
        Bins bins = Bins.between(sorted[0], sorted[sorted.length - 1]);
        int[] counts = new int[bins.count()];
        int bin = 0;
        for (long duration : sorted) {
            while (bin < counts.length - 1 && duration >= bins.edges.get(bin + 1)) {
                bin++;
            }
            counts[bin]++;
        }
        return bins.counted(counts);
    }

    /** The bin of this duration. */
    public int bin(long duration) {
        return new Bins(edges, isWide).of(duration);
    }

    /** The greatest of the counts. */
    public int highest() {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static List<Long> steps(long least, long most) {
        long step = 1;
        for (int i = 0; (most - least) / step >= MOST_BINS - 1 || step < most / FINEST; i++) {
            step = ROUND[i % 3] * power(i / 3) / 10;
        }
        List<Long> edges = new ArrayList<>();
        long edge = least / step * step;
        edges.add(edge);
        do {
            edge = edge > Long.MAX_VALUE - step ? Long.MAX_VALUE : edge + step;
            edges.add(edge);
        } while (edge <= most && edge < Long.MAX_VALUE);
        return edges;
    }

    private static List<Long> factors(long least, long most) {
        boolean fine = Math.log10(most / (double) Math.max(1, least)) * FINE.length < MOST_BINS;
        int[] mantissas = fine ? FINE : ROUND;
        List<Long> edges = new ArrayList<>(List.of(0L));
        for (int i = 0; edges.getLast() <= most && edges.getLast() < Long.MAX_VALUE; i++) {
            long tens = power(i / mantissas.length);
            long edge = tens > GREATEST ? Long.MAX_VALUE : mantissas[i % mantissas.length] * tens / 10;
            if (edge > edges.getLast()) {
                edges.add(edge);
            }
        }
        while (edges.get(1) <= least) {
            edges.removeFirst();
        }
        return edges;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent && power <= GREATEST; i++) {
            power *= 10;
        }
        return power;
    }
}
