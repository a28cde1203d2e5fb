package dev.gantry.coroutine;

/** What runs a generator's body from yield to yield. */
interface Turns {
    /** Runs it until it yields or ends. */
    void run();

    boolean isDone();
}
