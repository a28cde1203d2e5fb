package dev.gantry.futures.remote;

import java.io.IOException;
import java.util.Optional;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.TransferLimits;

/** Backend of a {@link RemotePool}: how its workers start, and what its errors are. Safe for all threads. */
public interface Backend {
    /** There is no place for a worker now, as a machine has just left; there may be one later. */
    final class NoRoom extends IOException {
        private static final long serialVersionUID = 1;

        public NoRoom() {
            super("there is no place for a worker now");
        }
    }

    /** Name of the next worker. */
    String nextName();

    /**
     * Starts a worker.
     *
     * @throws NoRoom if there is nowhere to start one now: its task waits
     */
    Link start(String name) throws IOException;

    /** Encoder of functions for one worker, for the one thread that feeds it. */
    FunctionEncoder functions();

    /**
     * An {@link dev.gantry.futures.Action} that each worker runs first, as {@link Packing#object} makes it; no bytes
     * for none.
     */
    byte[] initializer();

    /** After how many tasks a worker leaves. */
    int maxTasksPerWorker();

    /** Limits of what is sent. */
    TransferLimits limits();

    /** Exception of the futures of a pool whose worker ended, and of later submissions. */
    BrokenExecutor broken(String message, Throwable cause);

    /**
     * Exception of the one future whose worker ended while it ran there, where that does not break the pool; empty
     * where it does.
     *
     * @param worker its name
     */
    default Optional<RuntimeException> lost(String worker, Throwable cause) {
        return Optional.empty();
    }

    /** How often a task runs again whose worker ended, where that does not break the pool. */
    default int retries() {
        return 0;
    }

    /** Whether workers ask the pool for classes that they do not find. */
    default boolean givesClasses() {
        return false;
    }

    /** Called when a pool and its last worker have ended, in the pool's own thread. */
    void poolEnded();
}
