package dev.gantry.hook;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a thread's buffer knows of its recording: which one it is, and how much room all buffers together have left.
 *
 * <p>It knows neither recorder nor trace, so that a thread which outlives a recording keeps none of it in memory.
 */
final class RecorderKey {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** A session whose buffers may hold this many bytes. */
    RecorderKey(long limit) {
        this.limit = limit;
    }

    /** The handle by which the program knows something with this id. */
    long handle(int id) {
        return (long) number << 32 | id;
    }

    boolean owns(long handle) {
        return handle >>> 32 == number;
    }

    /** Asks for room; false if there is not so much left. */
    boolean take(int bytes) {
        if (taken.get() + bytes > limit) {
            return false;
        }
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        give(bytes);
        return false;
    }

    /** Takes room that must be had, even above the limit. */
    void takeAnyway(int bytes) {
        taken.addAndGet(bytes);
    }

    void give(int bytes) {
        taken.addAndGet(-bytes);
    }

    /** How many bytes the buffers hold now. */
    long taken() {
        return taken.get();
    }
}
