package dev.gantry.futures.remote;

import java.io.IOException;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.TransferLimits;

/** Backend of a {@link RemotePool}: how its workers start, and what its errors are. Safe for all threads. */
public interface Backend {
    /** Name of the next worker. */
    String nextName();

    /** Starts a worker. */
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

    /** Called when a pool and its last worker have ended, in the pool's own thread. */
    void poolEnded();
}
