package dev.gantry.insight.path;

/**
 * Stretch of a critical path.
 *
 * @param lane where it passes
 * @param from nanoseconds since the origin
 * @param to later than {@code from}; the next step begins there
 * @param task the task that it belongs to, 0 for none
 * @param name the number of the slice's own name, such as why it was blocked; 0 for none
 */
public record Step(Kind kind, int lane, long from, long to, int task, int name) {
    /** What the time went to. */
    public enum Kind {
        /** The lane worked: ran a task, a callback, sent. */
        RAN,
        /** It was blocked, and no lane that the recording names let it go on: sleep, I/O. */
        BLOCKED,
        /** A coroutine had given its thread away, and no lane that the recording names let it go on. */
        SUSPENDED,
        /** It could have run, and no lane that the recording names had its thread. */
        READY,
        /** A task was on its way from the lane that submitted it to a worker that was free, or just became free. */
        STARTING,
        /** Another lane's work had ended or woken it, and the lane had not gone on yet. */
        RESUMING,
        /** The lane did nothing that is recorded. */
        NOTHING
    }

    /** Nanoseconds. */
    public long length() {
        return to - from;
    }
}
