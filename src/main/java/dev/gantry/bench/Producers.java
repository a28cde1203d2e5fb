package dev.gantry.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Two threads that together make five million records a second, a portion at a time, each when it is due. */
final class Producers {
    static final int PER_SECOND = 5_000_000;

    private static final int THREADS = 2;
    private static final int PORTION = 2_000;

    private Producers() {}

    /** Starts them for so many seconds; the latch opens when both have made all. */
    static CountDownLatch start(int seconds) {
        CountDownLatch done = new CountDownLatch(THREADS);
        long start = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().name("producer-" + i).start(() -> {
                produce(start, PER_SECOND / THREADS * seconds);
                done.countDown();
            });
        }
        return done;
    }

    private static void produce(long start, int records) {
        double nanosPerRecord = 1e9 * THREADS / PER_SECOND;
        for (int made = 0; made < records; made += PORTION) {
            long wait = start + (long) (made * nanosPerRecord) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            Loops.hooks(PORTION);
        }
    }
}
