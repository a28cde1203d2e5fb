package dev.gantry.insight.whatif;

import java.util.Locale;

/** What workers are. */
public enum Kind {
    /** Threads of one process: a task holds its thread until it ends. */
    THREADS,
    /** Processes: the same, and tasks and results are sent, and workers take long to start. */
    PROCESSES,
    /** Coroutines on one thread: whenever a task waits, another runs. */
    COROUTINES;

    /** Id in commands and files, such as {@code threads}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
