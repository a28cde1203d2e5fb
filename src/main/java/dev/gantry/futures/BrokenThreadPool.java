package dev.gantry.futures;

/** Broken thread pool: a thread failed to initialise, so the pool cannot be used. */
public final class BrokenThreadPool extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public BrokenThreadPool(String message) {
        super(message);
    }
}
