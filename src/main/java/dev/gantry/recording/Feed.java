package dev.gantry.recording;

import dev.gantry.trace.Snapshot;

/**
 * Data source of a recording: the run of a lesson or a program, the reading of a file. One class for each kind of
 * {@link Source}; {@link Recording#start(Feed)} takes it, once.
 */
public interface Feed {
    Source source();

    /** Metadata of the recording so far, beside its trace. Never waits; for all threads, at any time. */
    default About about() {
        return About.of(source());
    }

    /** Trace so far. Never waits; for all threads, once it has begun. */
    Snapshot snapshot();

    /** Name of the thread that calls {@link #run}. */
    default String thread() {
        return "gantry-recording";
    }

    /**
     * Records from the start to the end, in the recording's thread; returns when all that comes is in the trace.
     *
     * @param begun is to be run when there is a trace to see; not at all if it is stopped before that
     * @return whether it came to its own end; false if {@link #stop} ended it
     * @throws Throwable why it could not begin, or why what is recorded failed; the message is for the user
     */
    boolean run(Runnable begun) throws Throwable;

    /**
     * Asks it to end soon. Any thread calls it, perhaps before {@link #run} or after its end; again only if it threw.
     * Never waits.
     */
    void stop();

    /**
     * Whether it keeps on disk itself all that it has taken, so that nothing of it is lost when this program is killed.
     * For all threads.
     */
    default boolean isKept() {
        return false;
    }

    /**
     * Deletes what it keeps on disk itself: its recording has ended and lies in another place, or nobody wants it. Any
     * thread calls it, again without effect.
     */
    default void release() {}
}
