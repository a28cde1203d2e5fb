package dev.gantry.futures.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How a worker is reached that was started: two streams of frames, whether it is still there, and how to end it. */
public interface Link {
    /** What the worker says. For one thread. */
    InputStream in();

    /** What the worker is told. For one thread; whoever writes into a full link waits. */
    OutputStream out();

    /** What the system calls the worker, such as a process id. */
    long id();

    boolean isAlive();

    /** Asks the worker's surroundings to end it, as a system ends its processes. */
    void terminate();

    /** Ends the worker at once, whatever it does. */
    void kill();

    /** Completed when the worker has ended, with 0 if it meant to, as an exit code. */
    CompletableFuture<Integer> ended();

    /** How it ended, for people, with what it said last. Waits a moment for that. */
    String howItEnded() throws InterruptedException;

    /** The next line that came from the worker, but from no task: of its JVM or of native code. Does not wait. */
    Optional<String> nextNote();

    /** Waits a moment for the notes of a worker that has ended. */
    void awaitNotes() throws InterruptedException;
}
