package dev.gantry.futures;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Waiting for several futures at once, as {@code concurrent.futures.wait} and {@code as_completed} do.
 *
 * <p>Both count a cancelled future as done when a worker has come across it, not before (see {@link Future}).
 */
public final class Futures {
    private Futures() {}

    /** Waits until all are done. */
    public static <F extends Future<?>> Waited<F> wait(Collection<F> futures) throws InterruptedException {
        return wait(futures, ReturnWhen.ALL_COMPLETED);
    }

    /** Waits until some or all are done. The same future twice counts once. */
    public static <F extends Future<?>> Waited<F> wait(Collection<F> futures, ReturnWhen when)
            throws InterruptedException {
        return wait(futures, when, Deadline.NEVER);
    }

    /** Waits until some or all are done, but not longer than this; never throws for the lack of time. */
    public static <F extends Future<?>> Waited<F> wait(Collection<F> futures, ReturnWhen when, Duration timeout)
            throws InterruptedException {
        return wait(futures, when, Deadline.in(timeout));
    }

    /**
     * The futures as they end: first those that have already, then each when it does. The same one twice comes once.
     */
    public static <F extends Future<?>> Completions<F> asCompleted(Collection<F> futures) {
        return new Completions<>(futures, null);
    }

    /**
     * The futures as they end. The time counts from the first look at the iterator; when it is over, {@code next}
     * throws a {@link java.util.concurrent.TimeoutException}, although it does not declare it.
     */
    public static <F extends Future<?>> Completions<F> asCompleted(Collection<F> futures, Duration timeout) {
        return new Completions<>(futures, timeout);
    }

    private static <F extends Future<?>> Waited<F> wait(Collection<F> futures, ReturnWhen when, Deadline deadline)
            throws InterruptedException {
        Set<F> pending = new LinkedHashSet<>(futures);
        Set<F> done = new LinkedHashSet<>();
        Watcher watcher = new Watcher();
        try {
            boolean enough = false;
            for (F future : List.copyOf(pending)) {
                if (!watcher.watch(future)) {
                    enough |= move(future, pending, done, when);
                }
            }
            while (!enough && !pending.isEmpty()) {
                Future<?> ended = watcher.take(pending.size() == 1 ? pending.iterator().next().handle : 0, deadline);
                if (ended == null) {
                    break;
                }
                enough = move(ended, pending, done, when);
            }
            for (Future<?> ended = watcher.poll(); ended != null; ended = watcher.poll()) {
                move(ended, pending, done, when);
            }
        } finally {
            watcher.unwatch(pending);
        }
        return new Waited<>(done, pending);
    }

    /** Moves this future to those done; returns whether that ends the waiting. */
    private static <F extends Future<?>> boolean move(Future<?> ended, Set<F> pending, Set<F> done, ReturnWhen when) {
        pending.remove(ended);
        @SuppressWarnings("unchecked") // only an F is watched
        F future = (F) ended;
        done.add(future);
        return switch (when) {
            case FIRST_COMPLETED -> true;
            case FIRST_EXCEPTION -> future.stage() == FutureState.RAISED;
            case ALL_COMPLETED -> false;
        };
    }
}
