package dev.gantry.futures;

import java.util.concurrent.RejectedExecutionException;

/** An executor can run nothing any more, for a reason that lies in itself. Its queued futures fail with this too. */
public class BrokenExecutor extends RejectedExecutionException {
    private static final long serialVersionUID = 1;

    public BrokenExecutor(String message) {
        super(message);
    }
}
