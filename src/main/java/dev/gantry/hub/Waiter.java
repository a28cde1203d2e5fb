package dev.gantry.hub;

/**
 * One wait of one strand: ended once, by a value or by something thrown, from the loop. Run as a callback it ends
 * without a value.
 *
 * <p>Once ended it takes nothing more, even if the strand has not run since: code that hands something over checks
 * {@link #isDone} first, and keeps what is not taken.
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

    /** Abandons the wait: a later wake-up has no effect. */
    void abandon() {
        done = true;
    }

    /** Records that the strand could run. */
    void markReady() {
        if (!done) {
            strand.markReady();
        }
    }

    /** Result of the wait. */
    T result() {
        if (thrown != null) {
            throw Rethrow.asIs(thrown);
        }
        return value;
    }
}
