package dev.gantry.insight;

/** Durations of a task, in nanoseconds. */
public enum Measure {
    /** From its submission to its start. */
    WAITED,
    /** From its start to its end. */
    RAN,
    /** How long it was blocked while it ran. */
    BLOCKED
}
