package dev.gantry.trace;

import java.util.Locale;

/** What a lane does during a slice. */
public enum State {
    /** It runs its task. */
    RUNNING,
    /** It holds its thread but waits: sleep, I/O, a lock, another task's result. */
    BLOCKED,
    /** A coroutine that gave its thread away. */
    SUSPENDED,
    /** It could run, and is not running. */
    READY,
    /** A worker without a task. Not stored: it is what a worker's lane does between its slices. */
    IDLE,
    /** It runs the done-callback of a task. */
    CALLBACK,
    /** It serialises and sends a task or a result: what processes cost and threads do not. */
    SENDING;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The state as files spell it, such as {@code running}. */
    public String id() {
        return id;
    }

    /** Whether a slice in this state is work of its own; the others lie over the work that they interrupt. */
    public boolean isWork() {
        return this == RUNNING || this == CALLBACK || this == SENDING;
    }
}
