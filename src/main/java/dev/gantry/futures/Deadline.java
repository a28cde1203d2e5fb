package dev.gantry.futures;

import java.time.Duration;

/** Deadline: a point in time, by {@link System#nanoTime()}. */
final class Deadline {
    static final Deadline NEVER = new Deadline(0, FutureState.FOR_EVER);
    private static final Duration LONGEST = Duration.ofNanos(FutureState.FOR_EVER - 1);

    private final long start;
    private final long length;

    private Deadline(long start, long length) {
        this.start = start;
        this.length = length;
    }

    /** Deadline after this time from now. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime(), nanos(time));
    }

    /** The nanoseconds left, zero or less if it has passed; {@link FutureState#FOR_EVER} if it never will. */
    long left() {
        return this == NEVER ? FutureState.FOR_EVER : length - (System.nanoTime() - start);
    }

    /** A time in nanoseconds; nothing is longer than 292 years. */
    static long nanos(Duration time) {
        return time.isNegative() ? 0 : time.compareTo(LONGEST) >= 0 ? FutureState.FOR_EVER - 1 : time.toNanos();
    }
}
