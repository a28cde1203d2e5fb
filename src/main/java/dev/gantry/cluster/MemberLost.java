package dev.gantry.cluster;

import dev.gantry.futures.BrokenExecutor;

/**
 * The worker was lost in which this task ran: it ended, or its member left the cluster. It concerns this task's future
 * only; the pool goes on. Whether the task had done something before is not known. The cause says what is known.
 */
public final class MemberLost extends BrokenExecutor {
    private static final long serialVersionUID = 1;

    public MemberLost(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
