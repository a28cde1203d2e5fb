package dev.gantry.futures;

import java.util.concurrent.RejectedExecutionException;

/** Broken executor: it can run no more tasks, because of an internal failure. Its queued futures fail with this too. */
public class BrokenExecutor extends RejectedExecutionException {
    private static final long serialVersionUID = 1;

    public BrokenExecutor(String message) {
        super(message);
    }
}
