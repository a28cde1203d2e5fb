package dev.gantry.cluster;

import dev.gantry.futures.BrokenExecutor;

/** Broken cluster pool: its initializer fails, so no worker can run its tasks. The cause says how. */
public final class BrokenClusterPool extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public BrokenClusterPool(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
