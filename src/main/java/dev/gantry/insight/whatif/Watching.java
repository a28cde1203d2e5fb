package dev.gantry.insight.whatif;

/** What happens in a predicted run, in order of time; nanoseconds since its beginning. */
interface Watching {
    /** Nobody looks. */
    Watching NOBODY = new Watching() {};

    /** The task was submitted by another, or by a lane, by their numbers in the workload. */
    default void submitted(int task, int by, long time) {}

    /** A worker took it, from 0; -1 for a coroutine. */
    default void started(int task, int worker, long time) {}

    /** The task waits, for the result of another or, with -1, for something else. */
    default void waits(int task, int awaited, long time) {}

    /** It goes on. */
    default void goesOn(int task, long time) {}

    /** It has ended, and its callbacks begin. */
    default void ended(int task, long time) {}

    /** Its callbacks have ended. */
    default void left(int task, long time) {}
}
