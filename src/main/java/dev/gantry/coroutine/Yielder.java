package dev.gantry.coroutine;

import java.util.Iterator;

/**
 * Yield of a generator: the object through which the body yields. Only the body itself may use it, and only while it
 * runs.
 *
 * @param <Y> what is yielded
 * @param <S> what is sent
 */
public interface Yielder<Y, S> {
    /**
     * Gives this value to the caller, and waits until the generator is resumed. Returns what was sent, null for a plain
     * {@code next}; throws what was thrown in.
     *
     * @throws IllegalStateException if the generator that this belongs to is not the innermost that runs
     */
    S yield(Y value);

    /**
     * Lets another generator yield in place of this one until it ends, and returns what it returned. What is sent or
     * thrown into this one goes to it; if this one is closed, the other is closed first.
     */
    Object yieldFrom(Generator<? extends Y, ? super S> inner);

    /**
     * Yields all that is left of this iterator. What is thrown in is thrown here; an iterator takes nothing sent.
     *
     * @throws UnsupportedOperationException if something is sent meanwhile
     */
    void yieldAll(Iterator<? extends Y> items);
}
