package dev.gantry.coroutine;

/** Execution of a generator's body from yield to yield. */
interface Turns {
    /** Runs it until it yields or ends. */
    void go();

    boolean isDone();

    /** Releases what a body that has not started holds, and never will start. */
    default void forget() {
        // the frame holds it
    }

    /**
     * Makes sure that a yield comes from inside the body.
     *
     * @throws IllegalStateException if it does not
     */
    default void checkRuns() {
        throw new IllegalStateException("only the generator that runs may yield");
    }

    /** Gives the thread back to the caller, from inside the body; returns when the body is resumed. */
    default void suspend() {
        throw new UnsupportedOperationException("it yields by returning");
    }

    /**
     * Makes sure that the calling thread may go on with the suspended body.
     *
     * @throws IllegalStateException if it may not
     */
    default void checkThread() {
        // any thread may
    }
}
