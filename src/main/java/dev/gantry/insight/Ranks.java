package dev.gantry.insight;

import java.util.function.LongConsumer;

/**
 * Order statistics by counting, for more durations than memory may hold: they are read several times, and each time the
 * interval in which a rank's duration lies is cut into parts whose members are counted. The result is exact.
 */
final class Ranks {
    /** Reads all durations, each time the same in any order; false if the rest is not wanted. */
    interface Durations {
        boolean read(LongConsumer each);
    }

    /** The first reading's parts: the exponent and so many bits of the mantissa. */
    private static final int MANTISSA = 12;
    private static final int PARTS = 1 << 18;

    /** The interval in which the duration of a rank lies. */
    private static final class Search {
        private long rank; // among those of the interval, from 0
        private long from;
        private long last; // the greatest that belongs to it
        private int shift; // of a duration's distance from the first, to its part
        private int[] counts;

        /** Goes on in that one of the parts in which the rank lies. */
        void narrow() {
            int part = 0;
            for (; rank >= counts[part]; part++) {
                rank -= counts[part];
            }
            from += (long) part << shift;
            last = from + (1L << shift) - 1;
        }

        void cut() {
            shift = Math.max(0, 64 - Long.numberOfLeadingZeros(last - from) - Integer.numberOfTrailingZeros(PARTS));
            counts = new int[PARTS];
        }

        void count(long duration) {
            if (duration >= from && duration <= last) {
                counts[(int) (duration - from >> shift)]++;
            }
        }
    }

    private int count;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;
    private double total;
    private final int[] counts = new int[64 << MANTISSA];

    /** The distribution of these durations, none negative; null if there are none, or if the rest was not wanted. */
    static Distribution distribution(Durations durations) {
        Ranks ranks = new Ranks();
        if (!durations.read(ranks::add) || ranks.count == 0) {
            return null;
        }
        return ranks.refine(durations);
    }

    private void add(long duration) {
        count++;
        total += duration;
        least = Math.min(least, duration);
        most = Math.max(most, duration);
        counts[part(duration)]++;
    }

    private Distribution refine(Durations durations) {
        Search[] searches = {search(50), search(90), search(99)};
        Histogram.Bins bins = Histogram.Bins.between(least, most);
        int[] counted = new int[bins.count()];
        boolean first = true;
        for (boolean open = true; open;) {
            for (Search search : searches) {
                search.cut();
            }
            boolean counts = first;
            boolean read = durations.read(duration -> {
                for (Search search : searches) {
                    search.count(duration);
                }
                if (counts) {
                    counted[bins.of(duration)]++;
                }
            });
            if (!read) {
                return null;
            }
            open = false;
            for (Search search : searches) {
                search.narrow();
                open |= search.from < search.last;
            }
            first = false;
        }
        return new Distribution(count, total, least, searches[0].from, searches[1].from, searches[2].from, most,
                bins.counted(counted));
    }

    /** Of this percentile, after the first reading. */
    private Search search(int percent) {
        Search search = new Search();
        search.rank = Distribution.rank(count, percent);
        int part = 0;
        for (; search.rank >= counts[part]; part++) {
            search.rank -= counts[part];
        }
        search.from = first(part);
        search.last = first(part + 1) - 1;
        return search;
    }

    private static int part(long duration) {
        int exponent = Math.max(0, 63 - MANTISSA - Long.numberOfLeadingZeros(duration | 1));
        return (exponent << MANTISSA) + (int) (duration >> exponent);
    }

    /** The least duration of this part. */
    private static long first(int part) {
        int exponent = Math.max(0, (part >> MANTISSA) - 1);
        return (part - ((long) exponent << MANTISSA)) << exponent;
    }
}
