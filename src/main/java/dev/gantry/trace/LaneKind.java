package dev.gantry.trace;

import java.util.Locale;

/** What a lane is. Lanes form a tree: a process holds threads, a thread holds coroutines. */
public enum LaneKind {
    PROCESS, THREAD, GENERATOR, GREENLET, VIRTUAL_THREAD;

    /** The kind as files spell it, such as {@code virtual-thread}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether lanes of this kind share one thread and switch. */
    public boolean isCoroutine() {
        return this != PROCESS && this != THREAD;
    }
}
