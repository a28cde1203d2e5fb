package dev.gantry.hook;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Key of a recording. It refers to neither recorder nor trace, so that a thread which outlives a recording keeps none
 * of it in memory. Immutable.
 */
final class RecorderKey {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();

    /** Handle, in the program, of the object with this id. */
    long handle(int id) {
        return (long) number << 32 | id;
    }

    boolean owns(long handle) {
        return handle >>> 32 == number;
    }
}
