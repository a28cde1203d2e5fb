package dev.gantry.ui.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Background reading of a recording on another thread, polled once per frame. A growing recording is read again for at
 * most a fifth of the time.
 *
 * @param <T> what is read
 */
public final class Reading<T> {
    static final int PAUSES = 4;
    private static final long MOMENT = 300_000_000;

    /** Reads; gives up with nothing once it is not wanted any more, and tells how far it is, from 0 to 1. */
    public interface Work<T> {
        Optional<T> read(BooleanSupplier wanted, DoubleConsumer progress);
    }

    private final long began = System.nanoTime();
    private volatile boolean cancelled;
    private volatile double progress;
    private volatile boolean ended;
    private volatile long took;
    private volatile Optional<T> found = Optional.empty();

    private Reading() {}

    /** Begins to read by this executor. */
    public static <T> Reading<T> start(Executor executor, Work<T> work) {
        Reading<T> reading = new Reading<>();
        executor.execute(() -> reading.run(work));
        return reading;
    }

    /** Cancels the reading. */
    public void cancel() {
        cancelled = true;
    }

    public boolean hasEnded() {
        return ended;
    }

    public double progress() {
        return progress;
    }

    /** How long ago it was asked for, in nanoseconds. */
    public long age() {
        return System.nanoTime() - began;
    }

    /** What was read; nothing before the end, or if it was given up. */
    public Optional<T> found() {
        return found;
    }

    /** When one like it may begin, by {@code System.nanoTime}; once it has ended. */
    public long next() {
        return next(PAUSES);
    }

    /** The same after so many times as long as it took, if that is no more than a moment. */
    long next(int pauses) {
        return System.nanoTime() + Math.min(pauses * took, Math.max(MOMENT, PAUSES * took));
    }

    private void run(Work<T> work) {
        long start = System.nanoTime();
        try {
            found = work.read(() -> !cancelled, share -> progress = share);
        } finally {
            took = System.nanoTime() - start;
            ended = true;
        }
    }
}
