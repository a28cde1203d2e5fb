package dev.gantry.recording;

import java.util.Optional;

/** Keeps one recording on disk while it is open, so that nothing is lost when Gantry is killed. For all threads. */
public interface Spool {
    /** Begins to write, in a thread of its own: there is a trace to see. */
    void begin();

    /** Why nothing more is written, in a sentence for the user; empty while all is well. */
    Optional<String> trouble();

    /**
     * What a killed Gantry would lose, in nanoseconds: how long ago that was recorded of which the disk has everything;
     * 0 where nothing more is written.
     *
     * @param now {@link System#nanoTime}
     */
    long behind(long now);

    /** Writes the rest and ends; what is on disk stays as if the program had been killed now. Waits for the disk. */
    void close();

    /** Ends, and deletes what is on disk. Waits for the disk. */
    void discard();
}
