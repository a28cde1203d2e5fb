package dev.gantry.futures.remote;

import java.io.IOException;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.TransferLimits;

/**
 * What tells one kind of {@link RemotePool} from another: how its workers start, and what its errors are. Safe for all
 * threads.
 */
public interface Backend {
    /** What the next worker is called. */
    String nextName();

    /** Starts a worker. */
    Link start(String name) throws IOException;

    /** What lets one worker know functions by number, for the one thread that feeds it. */
    FunctionEncoder functions();

    /**
     * An {@link dev.gantry.futures.Action} that each worker runs first, as {@link Packing#object} makes it; no bytes
     * for none.
     */
    byte[] initializer();

    /** After how many tasks a worker leaves. */
    int maxTasksPerWorker();

    /** What may travel. */
    TransferLimits limits();

    /** What the futures of a pool fail with whose worker ended, or what their submission fails with afterwards. */
    BrokenExecutor broken(String message, Throwable cause);

    /** A pool has ended; its last worker too. In the pool's own thread. */
    void poolEnded();
}
