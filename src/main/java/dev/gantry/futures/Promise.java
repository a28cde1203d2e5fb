package dev.gantry.futures;

/**
 * Promise: a future as seen by the code that will end it, an executor or a test. All other code sees the {@link Future}
 * only. Safe for all threads.
 */
public non-sealed class Promise<T> extends Future<T> {
    public Promise() {}

    /**
     * A promise for a task that the recording knows.
     *
     * @param task the handle that {@link dev.gantry.hook.Probe#taskSubmitted} gave
     */
    public Promise(long task) {
        handle = task;
    }

    /**
     * Makes a pending future running; if it was cancelled, tells the waits for several futures instead.
     *
     * @return whether the task is to be run
     * @throws IllegalStateException if the future was not pending, nor cancelled and never asked for
     */
    public boolean start() {
        if (change(PENDING, RUNNING)) {
            return true;
        }
        if (change(CANCELLED, CANCELLED_AND_NOTIFIED)) {
            tellWatches();
            return false;
        }
        throw new IllegalStateException("Future in unexpected state " + stateName() + ": " + this);
    }

    /**
     * Makes a running future pending again: for an executor that takes back a task which has not begun.
     *
     * @return whether it was running
     */
    protected final boolean takeBack() {
        return change(RUNNING, PENDING);
    }

    /**
     * The task of a running future has ended, and its outcome will come.
     *
     * @return whether it still counts: false if the future is cancelled, true if it cannot be any more
     */
    protected final boolean taskEnded() {
        while (!change(RUNNING, ENDED)) {
            int now = stage();
            if (now != RUNNING && now != INTERRUPTING) {
                return now != CANCELLED && now != CANCELLED_AND_NOTIFIED;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /**
     * Ends the future with this result and runs its callbacks here.
     *
     * @throws IllegalStateException if it is done already; it keeps what it has
     */
    public void complete(T result) {
        end(RETURNED, result);
    }

    /**
     * Ends the future with this exception and runs its callbacks here.
     *
     * @throws IllegalStateException if it is done already; it keeps what it has
     */
    public void fail(Throwable thrown) {
        end(RAISED, thrown);
    }

    private void end(int to, Object value) {
        // in the order in which they follow each other
        if (!finish(PENDING, to, value) && !finish(RUNNING, to, value) && !finish(ENDED, to, value)) {
            throw new IllegalStateException(stateName() + ": " + this);
        }
        throwUp(tellAll());
    }

    private String stateName() {
        return switch (stage()) {
            case PENDING -> "PENDING";
            case RUNNING, INTERRUPTING, ENDED -> "RUNNING";
            case CANCELLED -> "CANCELLED";
            case CANCELLED_AND_NOTIFIED -> "CANCELLED_AND_NOTIFIED";
            default -> "FINISHED";
        };
    }
}
