package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.lesson.LessonRun;
import dev.gantry.trace.Snapshot;

/** A run of a lesson as the window sees it. None of these calls waits, but {@link #join}. */
public interface Run {
    LessonRun.State state();

    Snapshot snapshot();

    /** What a hook costs in nanoseconds, 0 while it is not known. */
    int hookCost();

    /** What the lesson threw, if it failed. */
    Optional<Throwable> failure();

    /** Asks the run to end soon. */
    void stop();

    /** Waits until it has ended. */
    void join() throws InterruptedException;

    /** Whether more may come. */
    default boolean isLive() {
        return state() == LessonRun.State.RUNNING;
    }
}
