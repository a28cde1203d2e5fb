package dev.gantry.hub;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Semaphore: a number of permits; {@link #acquire} takes one or waits, in order. It is ready while there is a permit.
 */
public final class Semaphore implements Waitable {
    private final Hub hub;
    private final Links links;
    private int permits;

    /** A semaphore with this many permits. */
    public Semaphore(Hub hub, int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("semaphore initial value must be >= 0");
        }
        this.hub = hub;
        this.links = new Links(hub, this, Links.Reach.WHILE_READY);
        this.permits = permits;
    }

    /** Takes a permit; waits for it. */
    public void acquire() throws InterruptedException {
        acquire(Optional.empty());
    }

    /** Takes a permit; waits for it no longer than this, and returns whether it got one. */
    public boolean acquire(Duration timeout) throws InterruptedException {
        return acquire(Optional.of(timeout));
    }

    /** Takes a permit if there is one; returns whether there was. */
    public boolean tryAcquire() {
        hub.checkHere();
        if (permits == 0) {
            return false;
        }
        permits--;
        return true;
    }

    /** Gives a permit back; the strand that has waited longest gets it in the loop's next turn. */
    public void release() {
        hub.checkHere();
        permits++;
        links.tellAll();
    }

    /** Number of permits. */
    public int permits() {
        return permits;
    }

    @Override
    public boolean isReady() {
        return permits > 0;
    }

    @Override
    public void rawLink(Consumer<? super Waitable> callback) {
        links.add(callback);
    }

    @Override
    public void unlink(Consumer<? super Waitable> callback) {
        links.remove(callback);
    }

    private boolean acquire(Optional<Duration> timeout) throws InterruptedException {
        // taken before the strand runs: it owns the permit from then on
        return tryAcquire() || links.await(timeout, () -> permits--);
    }
}
