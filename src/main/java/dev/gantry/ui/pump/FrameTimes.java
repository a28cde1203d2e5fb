package dev.gantry.ui.pump;

import java.util.Arrays;

/** Frame times: the window's own share of the last frames, in nanoseconds. */
public final class FrameTimes {
    /** Before so many frames the JVM is still warming up, and a median would be chance. */
    private static final int LEAST = 10;

    private final long[] last = new long[120];
    private int count;

    void add(long nanoseconds) {
        last[count++ % last.length] = nanoseconds;
    }

    /** The median; 0 before the tenth frame. */
    public long median() {
        int size = Math.min(count, last.length);
        long[] sorted = Arrays.copyOf(last, size);
        Arrays.sort(sorted);
        return size < LEAST ? 0 : sorted[size / 2];
    }
}
