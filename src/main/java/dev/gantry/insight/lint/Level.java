package dev.gantry.insight.lint;

import java.util.Arrays;

/** Stretches of time of which is asked how many go on at once. */
final class Level {
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int size;

    /** Takes stretches in order of time. */
    interface Sink {
        void stretch(long from, long to);
    }

    void add(long from, long to) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = from;
        ends[size++] = to;
    }

    /** Tells the longest stretches in which more than so many go on at once; nothing may be added afterwards. */
    void above(long limit, Sink sink) {
        Arrays.sort(starts, 0, size);
        Arrays.sort(ends, 0, size);
        int ended = 0;
        long since = -1;
        for (int started = 0; started < size || since >= 0;) {
            boolean ends = started == size || this.ends[ended] <= starts[started];
            long time = ends ? this.ends[ended++] : starts[started++];
            boolean isAbove = started - ended > limit;
            boolean stays = ends && started < size && starts[started] == time; // one ends where the next begins
            if (isAbove && since < 0) {
                since = time;
            } else if (!isAbove && since >= 0 && !stays) {
                sink.stretch(since, time);
                since = -1;
            }
        }
    }
}
