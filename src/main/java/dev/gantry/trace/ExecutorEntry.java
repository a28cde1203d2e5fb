package dev.gantry.trace;

import dev.gantry.trace.counter.Counter;

/**
 * Executor, to which tasks are submitted.
 *
 * @param id its number, from 1
 * @param name its name
 * @param lane the process that holds it
 * @param queue how many of its tasks wait
 */
public record ExecutorEntry(int id, String name, int lane, Counter queue) {}
