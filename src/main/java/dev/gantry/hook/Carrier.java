package dev.gantry.hook;

/**
 * Carrier thread of virtual threads, for hooks inside them: their records go into the carrier's buffer, since only one
 * of them runs on it at a time. To be used where a scheduler of ours keeps them on one thread for good.
 */
public final class Carrier {
    private final ThreadLane lane = ThreadLane.current();

    /** The calling thread as a carrier. */
    public Carrier() {}

    /** To be called by each virtual thread before any other hook. */
    public void carries() {
        lane.carry();
    }
}
