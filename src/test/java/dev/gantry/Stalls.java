package dev.gantry;

import java.time.Duration;

/** Watches for how long a thread that only wants to go on has had no processor: on a busy machine others wait, too. */
public final class Stalls implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(2);

    private final Thread watcher = Thread.ofPlatform().daemon().name("stalls").start(this::watch);
    private volatile long longest;

    /** The longest so far, in nanoseconds. */
    public long longest() {
        return longest;
    }

    private void watch() {
        try {
            while (true) {
                long before = System.nanoTime();
                Thread.sleep(REST);
                longest = Math.max(longest, System.nanoTime() - before - REST.toNanos());
            }
        } catch (InterruptedException _) {
            return; // as close() wants
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
