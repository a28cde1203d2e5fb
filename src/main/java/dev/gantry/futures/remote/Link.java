package dev.gantry.futures.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.gantry.wire.Clock;

/** Link to a started worker: two streams of frames, whether it is alive, and how to end it. */
public interface Link {
    /** Stream from the worker. For one thread. */
    InputStream in();

    /** Stream to the worker. For one thread; writing into a full link waits. */
    OutputStream out();

    /** Id of the worker in the system, such as a process id. */
    long id();

    boolean isAlive();

    /** Asks for the worker to be ended, as a system ends its processes. */
    void terminate();

    /** Ends the worker at once, whatever it does. */
    void kill();

    /** Completed when the worker has ended, with 0 if it meant to, as an exit code. */
    CompletableFuture<Integer> ended();

    /** Whether it ended although its machine is there; of one that has ended. */
    default boolean endedByItself() {
        return true;
    }

    /** How it ended, for people, with its last output. Waits a moment for that. */
    String howItEnded() throws InterruptedException;

    /** The next line that came from the worker, but from no task: of its JVM or of native code. Does not wait. */
    Optional<String> nextNote();

    /** Its clock, as measured last; empty where it follows from when the worker was asked. Does not wait. */
    default Optional<Clock> clock() {
        return Optional.empty();
    }

    /** The machine that it runs on, as the timeline calls it; empty where it is this one. */
    default Optional<String> machine() {
        return Optional.empty();
    }

    /** Called when all that came of what its worker recorded has been taken, and its lanes are closed. */
    default void recorded() {}

    /** Waits a moment for the notes of a worker that has ended. */
    void awaitNotes() throws InterruptedException;
}
