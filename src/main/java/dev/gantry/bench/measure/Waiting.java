package dev.gantry.bench.measure;

import java.util.concurrent.CountDownLatch;

/** Waits for a benchmark's threads; an interrupt breaks the benchmark off. */
public final class Waiting {
    private Waiting() {}

    public static void on(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the benchmark was interrupted", e);
        }
    }

    /** Lets a moment pass. */
    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the benchmark was interrupted", e);
        }
    }
}
