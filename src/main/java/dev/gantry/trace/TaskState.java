package dev.gantry.trace;

import java.util.Locale;

/** How far a task has come. */
public enum TaskState {
    QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED;

    /** The state as files spell it, such as {@code succeeded}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will happen to a task in this state but callbacks. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
