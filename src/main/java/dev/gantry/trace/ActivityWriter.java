package dev.gantry.trace;

/**
 * Writer of {@link Activity}: counts at which times lanes begin and end to work and to be blocked, in a fixed number of
 * bins that become wider as the recording becomes longer.
 *
 * <p>A bin holds by how many lanes the number grew in it, and how much of their time lies in it; the sum of both over
 * the bins before is the number of lanes and their time. So a change costs the same however long a lane stays in a
 * state, and open slices are included.
 */
final class ActivityWriter {
    static final int BINS = 2048;
    private static final int FIRST_SHIFT = 10;

    private final Level working = new Level();
    private final Level blocked = new Level();
    private int shift = FIRST_SHIFT;
    private long first;
    private long last = -1; // there is no bin yet
    private boolean changed = true;
    private Activity published;

    /** Moves one lane from one state to another; null is none. */
    void change(long time, State from, State to) {
        int work = (to != null && to.isWork() ? 1 : 0) - (from != null && from.isWork() ? 1 : 0);
        int block = (to == State.BLOCKED ? 1 : 0) - (from == State.BLOCKED ? 1 : 0);
        if (work == 0 && block == 0) {
            return;
        }
        long bin = time >> shift;
        if (bin < first || bin > last) {
            include(bin);
            bin = time >> shift;
        }
        long rest = (bin + 1 << shift) - time;
        int at = (int) (bin - first);
        if (work != 0) {
            working.add(at, work, rest);
        }
        if (block != 0) {
            blocked.add(at, block, rest);
        }
        changed = true;
    }

    /** Drops the bins before this time; the last one stays. */
    void cut(long time) {
        long bin = Math.min(time >> shift, last);
        if (first <= last && bin > first) {
            int size = (int) (last - first) + 1;
            working.drop((int) (bin - first), size);
            blocked.drop((int) (bin - first), size);
            first = bin;
            changed = true;
        }
    }

    Activity publish() {
        if (changed) {
            int size = (int) (last - first) + 1;
            published = new Activity(first << shift, shift, working.sums(size, shift), working.level(size),
                    blocked.sums(size, shift), blocked.level(size));
            changed = false;
        }
        return published;
    }

    private void include(long bin) {
        if (first > last) {
            first = bin;
            last = bin;
            return;
        }
        long low = Math.min(first, bin);
        long high = Math.max(last, bin);
        while (high - low >= BINS) {
            working.halve(first, last, shift);
            blocked.halve(first, last, shift);
            shift++;
            first >>= 1;
            last >>= 1;
            low >>= 1;
            high >>= 1;
        }
        working.move((int) (last - first) + 1, (int) (first - low));
        blocked.move((int) (last - first) + 1, (int) (first - low));
        first = low;
        last = high;
    }

    /** Number of lanes in a state, as changes in each bin. */
    private static final class Level {
        private final long[] more = new long[BINS];

        /** The lanes that were in the state before the first bin. */
        private long before;
        private final long[] time = new long[BINS];

        void add(int bin, int lanes, long rest) {
            more[bin] += lanes;
            time[bin] += lanes * rest;
        }

        /** The time of all lanes before each bin, and after the last. */
        long[] sums(int size, int shift) {
            long[] sums = new long[size + 1];
            long lanes = before;
            for (int bin = 0; bin < size; bin++) {
                sums[bin + 1] = sums[bin] + (lanes << shift) + time[bin];
                lanes += more[bin];
            }
            return sums;
        }

        long level(int size) {
            long lanes = before;
            for (int bin = 0; bin < size; bin++) {
                lanes += more[bin];
            }
            return lanes;
        }

        /** Merges each two bins into one. */
        void halve(long first, long last, int shift) {
            int size = (int) (last - first) + 1;
            for (int bin = 0; bin < size; bin++) {
                long number = first + bin;
                int to = (int) ((number >> 1) - (first >> 1));
                long lanes = more[bin];
                long inside = time[bin] + ((number & 1) == 0 ? lanes << shift : 0);
                more[bin] = 0;
                time[bin] = 0;
                more[to] += lanes;
                time[to] += inside;
            }
        }

        /** Drops the first bins of so many. */
        void drop(int bins, int size) {
            for (int bin = 0; bin < bins; bin++) {
                before += more[bin];
            }
            System.arraycopy(more, bins, more, 0, size - bins);
            System.arraycopy(time, bins, time, 0, size - bins);
            java.util.Arrays.fill(more, size - bins, size, 0);
            java.util.Arrays.fill(time, size - bins, size, 0);
        }

        void move(int size, int by) {
            if (by > 0) {
                System.arraycopy(more, 0, more, by, size);
                System.arraycopy(time, 0, time, by, size);
                java.util.Arrays.fill(more, 0, by, 0);
                java.util.Arrays.fill(time, 0, by, 0);
            }
        }
    }
}
