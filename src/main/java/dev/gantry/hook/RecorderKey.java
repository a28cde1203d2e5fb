package dev.gantry.hook;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which recording something belongs to. It knows neither recorder nor trace, so that a thread which outlives a
 * recording keeps none of it in memory. Never changes.
 */
final class RecorderKey {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();

    /** The handle by which the program knows something with this id. */
    long handle(int id) {
        return (long) number << 32 | id;
    }

    boolean owns(long handle) {
        return handle >>> 32 == number;
    }
}
