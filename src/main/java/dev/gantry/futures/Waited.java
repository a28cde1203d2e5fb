package dev.gantry.futures;

import java.util.Set;

/**
 * Result of {@link Futures#wait}: every future is in one of the two sets.
 *
 * @param done those that had ended by then
 * @param notDone those that had not
 */
public record Waited<F extends Future<?>>(Set<F> done, Set<F> notDone) {}
