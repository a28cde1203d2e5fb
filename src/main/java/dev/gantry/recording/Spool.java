package dev.gantry.recording;

import java.util.Optional;

/** Spool of one open recording on disk, so that nothing is lost when Gantry is killed. For all threads. */
public interface Spool {
    /** Lag that is usual at any load, in nanoseconds: one that is greater is told. */
    long USUAL_LAG = 200_000_000;

    /** Begins to write, in a thread of its own: there is a trace to see. */
    void begin();

    /** Error that ended the writing, in a sentence for the user; empty while there is none. */
    Optional<String> trouble();

    /**
     * Lag of the disk behind the recording, in nanoseconds: what would be lost if Gantry were killed now; 0 where
     * nothing more is written.
     *
     * @param now {@link System#nanoTime}
     */
    long behind(long now);

    /** What is recorded was saved with these annotations: while it has them, nothing of it is left to rescue. */
    void saved(Annotations with);

    /** Writes the rest and ends; what is on disk stays as if the program had been killed now. Waits for the disk. */
    void close();

    /** Ends, and deletes what is on disk. Waits for the disk. */
    void discard();
}
