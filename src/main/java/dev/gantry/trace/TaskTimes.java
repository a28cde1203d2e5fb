package dev.gantry.trace;

/**
 * How long a task waited, ran and was suspended, in nanoseconds; what goes on is counted up to the snapshot's horizon.
 * {@link Trace#NONE} for what has not begun.
 *
 * <p>One rule for all lanes: a task runs while its code is on a thread, be it blocked there or not. A task of a
 * coroutine that gave its thread away is suspended until it has one again.
 */
public final class TaskTimes {
    private TaskTimes() {}

    /** From its submission to its start, or until it was cancelled. */
    public static long waited(Snapshot snapshot, int task) {
        long started = snapshot.taskStarted(task);
        return Math.max(0, (started == Trace.NONE ? end(snapshot, task) : started) - snapshot.taskSubmitted(task));
    }

    /** From its start to its end, less the time in which it was suspended. */
    public static long ran(Snapshot snapshot, int task) {
        long started = snapshot.taskStarted(task);
        return started == Trace.NONE
                ? Trace.NONE
                : Math.max(0, end(snapshot, task) - started - suspended(snapshot, task));
    }

    /** For how long between its start and its end its coroutine had no thread; 0 on a lane that is none. */
    public static long suspended(Snapshot snapshot, int task) {
        long started = snapshot.taskStarted(task);
        long end = end(snapshot, task);
        Lane lane = snapshot.lane(snapshot.taskLane(task));
        return started == Trace.NONE ? Trace.NONE : lane == null || end <= started ? 0 : lane.suspended(started, end);
    }

    private static long end(Snapshot snapshot, int task) {
        long ended = snapshot.taskEnded(task);
        return ended == Trace.NONE ? snapshot.horizon() : ended;
    }
}
