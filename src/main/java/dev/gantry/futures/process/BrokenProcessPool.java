package dev.gantry.futures.process;

import dev.gantry.futures.BrokenExecutor;

/**
 * A worker process ended, or said something that makes no sense, so the pool is of no use. All futures that were not
 * done fail with the same object; its cause says what is known of the worker's end.
 */
public final class BrokenProcessPool extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public BrokenProcessPool(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
