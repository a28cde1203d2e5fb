package dev.gantry.futures.process.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.gantry.futures.remote.FunctionDecoder;
import dev.gantry.futures.remote.FunctionEncoder;

/**
 * Fast start of worker processes: all that only makes the first result of a process pool come early. A pool without it
 * gives the same results, some hundred milliseconds later. Safe for all threads.
 */
public interface FastStart {
    /** No fast start. */
    FastStart OFF = new PlainStart();

    /** For the worker: reads what {@link #functions} of any kind wrote. */
    FunctionDecoder DECODER = new LinkedFunctions.Decoder();

    /**
     * Flags to start a worker's JVM with.
     *
     * @param options of the JVM
     * @param firstOfClassPath what its class path must begin with, if it matters
     */
    record Flags(List<String> options, Optional<Path> firstOfClassPath) {}

    /**
     * Fast start with all its parts.
     *
     * @param java the command that starts a worker's JVM, with the options that all have
     * @param worker its main class
     */
    static FastStart of(List<String> java, Class<?> worker) {
        return CachedStart.of(java, worker);
    }

    Flags flags();

    /** A worker that was started by this command and has had no order yet, if one waits. It is the caller's now. */
    Optional<Process> takeSpare(List<String> command);

    /** A pool has ended whose workers were started by this command: starts a spare worker soon, for the next pool. */
    void keepSpare(List<String> command);

    /** Ends the worker that waits for the next pool, if there is one. */
    void giveUpSpare();

    /** Encoder of functions for one worker. */
    FunctionEncoder functions();

    /** A pool has ended: starts making the cache for later workers if it is missing, without waiting. */
    void poolEnded();

    /**
     * Makes now what lets workers start faster, if it is not there. Takes some seconds.
     *
     * @return whether it is there now
     */
    boolean prepare() throws IOException, InterruptedException;
}
