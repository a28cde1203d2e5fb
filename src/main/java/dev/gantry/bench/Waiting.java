package dev.gantry.bench;

import java.util.concurrent.CountDownLatch;

/** Waits for a benchmark's threads; an interrupt breaks the benchmark off. */
final class Waiting {
    private Waiting() {}

    static void on(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the benchmark was interrupted", e);
        }
    }

    /** Lets a moment pass. */
    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the benchmark was interrupted", e);
        }
    }
}
