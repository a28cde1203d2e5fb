package dev.gantry.trace;

import dev.gantry.trace.counter.Counter;

/**
 * Something that tasks are handed to.
 *
 * @param id its number, from 1
 * @param name what it is called
 * @param lane the process that holds it
 * @param queue how many of its tasks wait
 */
public record ExecutorEntry(int id, String name, int lane, Counter queue) {}
