package dev.gantry.futures.process;

import dev.gantry.futures.BrokenExecutor;

/**
 * Broken process pool: a worker process ended, or sent invalid data, so the pool cannot be used. All futures that were
 * not done fail with the same object; its cause says what is known of the worker's end.
 */
public final class BrokenProcessPool extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public BrokenProcessPool(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
