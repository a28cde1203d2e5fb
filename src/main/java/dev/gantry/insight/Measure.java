package dev.gantry.insight;

/** Durations of a task, in nanoseconds. */
public enum Measure {
    /** From its submission to its start. */
    WAITED,
    /** From its start to its end, less the time in which it was suspended: how long its code was on a thread. */
    RAN,
    /** How long it was blocked while it ran. */
    BLOCKED,
    /** How long it had no thread between its start and its end: of tasks of coroutines only. */
    SUSPENDED;

    /** Whether it is a duration of tasks on all kinds of lanes. */
    public boolean isOfAll() {
        return this != SUSPENDED;
    }
}
