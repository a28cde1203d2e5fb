package dev.gantry.hook;

/**
 * A thread that virtual threads run on, for hooks inside them: what they tell goes into the buffer of their carrier,
 * since only one of them runs on it at a time. To be used where a scheduler of ours keeps them on one thread for good.
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
