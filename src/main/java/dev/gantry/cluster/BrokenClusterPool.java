package dev.gantry.cluster;

import dev.gantry.futures.BrokenExecutor;

/**
 * Broken cluster pool: its initializer fails, so no worker can run its tasks, and the cause says how; or its cluster
 * was closed.
 */
public final class BrokenClusterPool extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public BrokenClusterPool(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
