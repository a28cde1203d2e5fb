package dev.gantry.insight.whatif;

import java.util.Arrays;

/**
 * How much of a processor lanes had in the recording, where more of them computed than there were processors: each had
 * the same part. So it takes the recorded times apart into what was needed and what was lost to others.
 */
final class Contention {
    private final int capacity;
    private long[] starts = new long[1 << 8];
    private long[] ends = new long[1 << 8];
    private int size;
    private long[] times = {};
    private double[] had = {}; // nanoseconds of a processor that a lane had by then
    private boolean isCrowded;

    /** So many compute at once at most. */
    Contention(int capacity) {
        this.capacity = capacity;
    }

    /** One computed from one time to another. */
    void add(long from, long to) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = from;
        ends[size++] = to;
    }

    /** All were added. */
    void close() {
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        Arrays.sort(starts);
        Arrays.sort(ends);
        if (most() <= capacity) {
            return;
        }
        isCrowded = true;
        times = new long[2 * size];
        had = new double[2 * size];
        int started = 0;
        int ended = 0;
        int at = 0;
        while (ended < size) {
            boolean starting = started < size && starts[started] <= ends[ended];
            long time = starting ? starts[started] : ends[ended];
            int computing = started - ended;
            times[at] = time;
            had[at] = at == 0
                    ? 0
                    : had[at - 1] + (time - times[at - 1]) * Math.min(1, capacity / (double) Math.max(1, computing));
            at++;
            if (starting) {
                started++;
            } else {
                ended++;
            }
        }
    }

    private int most() {
        int most = 0;
        int ended = 0;
        for (int started = 0; started < size; started++) {
            while (ends[ended] <= starts[started]) {
                ended++;
            }
            most = Math.max(most, started + 1 - ended);
        }
        return most;
    }

    /** Nanoseconds of a processor that one had who computed from one time to another, as was added. */
    long needed(long from, long to) {
        return isCrowded ? Math.round(had(to) - had(from)) : to - from;
    }

    private double had(long time) {
        int at = Arrays.binarySearch(times, time);
        return had[at]; // of several at one time all are the same
    }
}
