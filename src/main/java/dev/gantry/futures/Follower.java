package dev.gantry.futures;

import java.util.concurrent.locks.LockSupport;

/** Follower of a future: a waiting thread, a watch or a callback, told of its end. */
sealed interface Follower {
    /** A thread in {@code result()} or {@code exception()}: the one that makes this. */
    final class Waiter implements Follower {
        private final Thread thread = Thread.currentThread();
        private int by; // published by the next
        private volatile boolean awake;

        /** Wakes it, from this lane. */
        void wake(int lane) {
            by = lane;
            awake = true;
            LockSupport.unpark(thread);
        }

        boolean isAwake() {
            return awake;
        }

        /** The lane that woke it; 0 if none did. */
        int wokenBy() {
            return awake ? by : 0;
        }
    }

    /**
     * A thread in {@link Futures#wait} or {@link Futures#asCompleted}; it takes no notice of a cancellation that no
     * worker has seen.
     */
    non-sealed interface Watch extends Follower {
        void ended(Future<?> future);
    }

    /** A done-callback. */
    record Call<T>(DoneCallback<T> callback) implements Follower {}
}
