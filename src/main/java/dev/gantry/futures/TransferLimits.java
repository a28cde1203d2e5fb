package dev.gantry.futures;

import java.time.Duration;

/**
 * Limits of serialised data between a pool and its workers. Data beyond them fails its own future, and no other.
 *
 * @param bytes the most bytes of a task, a result or an exception when serialised, 1 to {@value #MOST_BYTES}
 * @param depth how deep objects of a result may lie in each other, at least 1. Plain values and flat lists of them have
 *     depth 1. With the usual depth a result is read with the stack that Gantry gives it
 * @param time how long a result may take to be read; code of the program runs meanwhile, such as {@code hashCode} of
 *     what lies in a set. The reading thread is then abandoned, as it cannot be stopped
 */
public record TransferLimits(int bytes, int depth, Duration time) {
    /** 292 years: what nanoseconds can count. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    public static final int MOST_BYTES = 1 << 30;

    /** 256 MiB, 1,000 deep, a minute. */
    public static final TransferLimits USUAL = new TransferLimits(256 << 20, 1000, Duration.ofMinutes(1));

    public TransferLimits {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("from 1 to " + MOST_BYTES + " bytes can travel, not " + bytes);
        }
        if (depth < 1) {
            throw new IllegalArgumentException("objects are at least 1 deep, not " + depth);
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("reading takes time: not " + time);
        }
        time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    public TransferLimits withBytes(int most) {
        return new TransferLimits(most, depth, time);
    }

    public TransferLimits withDepth(int most) {
        return new TransferLimits(bytes, most, time);
    }

    public TransferLimits withTime(Duration most) {
        return new TransferLimits(bytes, depth, most);
    }
}
