package dev.gantry.view.layout;

/** What a line of the chart shows. */
public enum LineKind {
    /** The name of a process or a machine, above what it holds; how busy that is, if it is folded. */
    PROCESS,
    /** How many tasks wait for an executor. */
    QUEUE,
    /** The slices of a thread. */
    THREAD,
    /** The slices of a coroutine, below its thread. */
    COROUTINE,
    /** How many coroutines of a folded thread ran, were ready and waited; its lane is the thread. */
    CROWD
}
