package dev.gantry.lesson;

import java.util.Optional;

import dev.gantry.trace.Snapshot;

/**
 * One run of a lesson under a recording, from its start to the end of its last thread. Safe for all threads.
 *
 * <p>The lesson runs in a thread called {@code main}, whose lane is the recording's first thread. When it returns, pools
 * that it left open are closed and waited for, as at the end of a program; then the recording stops.
 */
public interface LessonRun {
    enum State {
        RUNNING,
        /** It returned, and all its threads ended. */
        FINISHED,
        /** It threw. */
        FAILED,
        /** {@link #stop} ended it. */
        STOPPED
    }

    Lesson lesson();

    Arguments arguments();

    State state();

    /** What was recorded up to a few milliseconds ago; after the end, all of it. Never waits. */
    Snapshot snapshot();

    /** What a hook costs in nanoseconds, 0 while it is not known. */
    int hookCost();

    /** What the lesson threw, if it failed. */
    Optional<Throwable> failure();

    /** Ends the run: interrupts its threads, cancels what is queued. Returns at once; {@link #join} waits. */
    void stop();

    /** Waits until every thread of the run has ended and all is recorded. */
    void join() throws InterruptedException;
}
