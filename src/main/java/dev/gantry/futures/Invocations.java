package dev.gantry.futures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code invokeAll} and {@code invokeAny} of the JDK's contract, on top of {@code submit}. */
final class Invocations {
    private Invocations() {}

    /** Runs all; at the deadline, tasks not done are cancelled, also by interrupt. */
    static <T> List<java.util.concurrent.Future<T>> all(
            Executor executor, Collection<? extends Callable<T>> tasks, Deadline deadline)
            throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        boolean complete = false;
        try {
            for (Callable<T> task : tasks) {
                futures.add(executor.submit(task));
            }
            complete = true;
            for (Future<T> future : futures) {
                complete &= future.await(deadline.left());
            }
            return List.copyOf(futures);
        } catch (InterruptedException e) {
            complete = false;
            throw e;
        } finally {
            if (!complete) {
                futures.forEach(future -> future.cancel(true));
            }
        }
    }

    /** The result of the first that returns; the others are cancelled, also by interrupt. */
    static <T> T any(Executor executor, Collection<? extends Callable<T>> tasks, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("there is no task to invoke");
        }
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> task : tasks) {
                futures.add(executor.submit(task));
            }
            return firstSuccess(futures, deadline);
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private static <T> T firstSuccess(List<Future<T>> futures, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        Throwable last = null;
        try (Completions<Future<T>> ended = Futures.asCompleted(futures, Duration.ofNanos(deadline.left()))) {
            while (ended.hasNext()) {
                Future<T> future = ended.take();
                try {
                    return future.get();
                } catch (ExecutionException e) {
                    last = e.getCause();
                } catch (CancellationException e) {
                    last = e;
                }
            }
        }
        throw new ExecutionException(last);
    }

    static Deadline deadline(long timeout, TimeUnit unit) {
        return Deadline.in(Duration.ofNanos(unit.toNanos(timeout)));
    }
}
