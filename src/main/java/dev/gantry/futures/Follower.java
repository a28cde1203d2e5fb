package dev.gantry.futures;

import java.util.concurrent.locks.LockSupport;

/** Somebody who is to be told of a future's end. */
sealed interface Follower {
    /** A thread in {@code result()} or {@code exception()}. */
    final class Waiter implements Follower {
        private final Thread thread = Thread.currentThread();

        void wake() {
            LockSupport.unpark(thread);
        }
    }

    /** A thread in {@link Futures#wait} or {@link Futures#asCompleted}; it takes no notice of a cancellation that no worker has seen. */
    non-sealed interface Watch extends Follower {
        void ended(Future<?> future);
    }

    /** A done-callback. */
    record Call<T>(DoneCallback<T> callback) implements Follower {}
}
