/**
 * Counters: values that change over time, such as the length of a queue.
 *
 * <p><b>Owns</b> the {@link dev.gantry.trace.counter.Counter} that readers use, and its writer. <b>Threads:</b> as in
 * {@link dev.gantry.trace}. <b>Must not know</b> lanes, tasks or executors.
 */
package dev.gantry.trace.counter;
