package dev.gantry.view;

/** What a line of the chart shows. */
public enum LineKind {
    /** The name of a process, above its threads. */
    PROCESS,
    /** How many tasks wait for an executor. */
    QUEUE,
    /** The slices of a thread. */
    THREAD,
    /** The slices of a coroutine, below its thread. */
    COROUTINE
}
