package dev.gantry.futures;

/** A thread of the pool failed to initialise, so the pool is of no use. */
public final class BrokenThreadPool extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public BrokenThreadPool(String message) {
        super(message);
    }
}
