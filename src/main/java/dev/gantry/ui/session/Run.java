package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;

/** A run of a lesson as the window sees it. None of these calls waits, but {@link #join}. */
public interface Run {
    LessonRun.State state();

    Snapshot snapshot();

    /** What a hook costs in nanoseconds, 0 while it is not known. */
    int hookCost();

    /** What the lesson threw, if it failed. */
    Optional<Throwable> failure();

    /** What is known of the recording beside its trace. */
    default About about() {
        return About.NOTHING;
    }

    /** What the user wrote on its recording, for {@link #about}. */
    default void annotate(Annotations written) {}

    /** Why what is recorded is not kept on disk meanwhile; empty while all is well. */
    default Optional<String> spoolTrouble() {
        return Optional.empty();
    }

    /** How much of what is recorded is not on disk yet, in nanoseconds; 0 where it is not kept there. */
    default long spoolLag() {
        return 0;
    }

    /** Asks the run to end soon. */
    void stop();

    /** Waits until it has ended. */
    void join() throws InterruptedException;

    /** Whether more may come. */
    default boolean isLive() {
        return state() == LessonRun.State.RUNNING;
    }
}
