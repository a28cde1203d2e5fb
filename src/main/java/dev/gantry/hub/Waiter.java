package dev.gantry.hub;

/**
 * One wait of one strand: ended once, by a value or by something thrown, from the loop. Run as a callback it ends
 * without a value.
 *
 * <p>Once ended it takes nothing more, even if the strand has not run since: whoever hands something over looks at
 * {@link #isDone} first, and keeps what nobody takes.
 */
final class Waiter<T> implements Runnable {
    final Strand strand;
    private boolean done;
    private T value;
    private Throwable thrown;

    Waiter(Strand strand) {
        this.strand = strand;
    }

    boolean isDone() {
        return done;
    }

    /** Ends the wait and lets the strand run; without effect if it has ended. */
    void wake(T with) {
        if (!done) {
            done = true;
            value = with;
            strand.enter();
        }
    }

    /** Ends the wait by throwing this there. */
    void fail(Throwable exception) {
        if (!done) {
            done = true;
            thrown = exception;
            strand.enter();
        }
    }

    @Override
    public void run() {
        wake(null);
    }

    /** Nobody waits any more: whoever would wake it comes too late. */
    void abandon() {
        done = true;
    }

    /** Lets a recording know that the strand could run. */
    void markReady() {
        if (!done) {
            strand.markReady();
        }
    }

    /** What the wait gave. */
    T result() {
        if (thrown != null) {
            throw Rethrow.asIs(thrown);
        }
        return value;
    }
}
