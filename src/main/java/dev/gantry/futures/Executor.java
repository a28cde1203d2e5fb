package dev.gantry.futures;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs tasks: Python's {@code concurrent.futures.Executor}, which is also the JDK's {@link ExecutorService}. Safe for
 * all threads.
 *
 * <p>Python's {@code submit} takes the function's arguments after it, also by name; here a lambda captures them.
 *
 * <p>Every form of {@code submit} also takes a name before the task, which is shown on the timeline; empty for none.
 *
 * <p>All of them throw a {@link java.util.concurrent.RejectedExecutionException} where Python throws a RuntimeError:
 * after {@code shutdown}, or because the executor {@linkplain BrokenExecutor broke}.
 *
 * <p><b>Shutting down.</b> {@link #shutdown()} does not wait, as the JDK wants it; Python's default, to wait, is {@code
 * shutdown(true)} or {@link #close()}, which a try-with-resources statement calls.
 */
public interface Executor extends ExecutorService {
    /** Submits a task. */
    <T> Future<T> submit(String name, Callable<T> task);

    default <T> Future<T> submit(String name, Work<T> task) {
        return submit(name, (Callable<T>) task);
    }

    default Future<?> submit(String name, Action task) {
        Objects.requireNonNull(task);
        return submit(name, (Work<?>) () -> {
            task.act();
            return null;
        });
    }

    default Future<?> submit(String name, Runnable task) {
        return submit(name, Executors.callable(task));
    }

    @Override
    default <T> Future<T> submit(Callable<T> task) {
        return submit("", task);
    }

    default <T> Future<T> submit(Work<T> task) {
        return submit((Callable<T>) task);
    }

    default Future<?> submit(Action task) {
        return submit("", task);
    }

    @Override
    default Future<?> submit(Runnable task) {
        return submit("", task);
    }

    @Override
    default <T> Future<T> submit(Runnable task, T result) {
        return submit(Executors.callable(task, result));
    }

    /**
     * Runs the command; what it throws goes to the thread's handler for uncaught exceptions, and the thread lives on.
     */
    @Override
    default void execute(Runnable command) {
        Callable<?> callable = Executors.callable(command);
        submit(() -> {
            try {
                return callable.call();
            } catch (Throwable thrown) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
                throw thrown;
            }
        });
    }

    /** Calls the function with each argument. */
    default <A, R> Results<R> map(MapFunction<? super A, ? extends R> function, Iterable<? extends A> inputs) {
        return map(MapOptions.USUAL, function, inputs);
    }

    /** Calls the function with each argument; all are handed over before this returns, unless there is a buffer. */
    default <A, R> Results<R> map(
            MapOptions options, MapFunction<? super A, ? extends R> function, Iterable<? extends A> inputs) {
        return mapAll(options, MapCalls.of(function, inputs));
    }

    /** Calls the function with the first two arguments, the second two, and so on until the shorter input ends. */
    default <A, B, R> Results<R> map(
            MapFunction2<? super A, ? super B, ? extends R> function,
            Iterable<? extends A> firsts,
            Iterable<? extends B> seconds) {
        return map(MapOptions.USUAL, function, firsts, seconds);
    }

    default <A, B, R> Results<R> map(
            MapOptions options,
            MapFunction2<? super A, ? super B, ? extends R> function,
            Iterable<? extends A> firsts,
            Iterable<? extends B> seconds) {
        return mapAll(options, MapCalls.of(function, firsts, seconds));
    }

    /** Calls the function with each row of arguments, one of each column, until the shortest column ends. */
    default <R> Results<R> mapRows(
            MapOptions options, MapFunction<List<Object>, ? extends R> function, List<? extends Iterable<?>> columns) {
        return map(options, function, () -> MapCalls.of(columns));
    }

    /**
     * Submits all these tasks, or as many as the buffer holds, then gives their results in order. If the iterator
     * throws, so does this; the tasks that it gave before run all the same.
     */
    default <R> Results<R> mapAll(MapOptions options, Iterator<Work<R>> tasks) {
        return Results.of(options, this, tasks);
    }

    /**
     * Takes no more tasks; what is queued still runs.
     *
     * @param wait whether to return only when all of it has run and the workers have ended
     * @throws InterruptedException if this thread is interrupted while it waits; the executor goes on to its end
     * @throws IllegalStateException if a worker would wait for itself
     */
    default void shutdown(boolean wait) throws InterruptedException {
        shutdown(wait, false);
    }

    /**
     * Takes no more tasks. May be called again.
     *
     * @param wait as above
     * @param cancelFutures whether to cancel what is queued; what runs goes on to its end. An {@link Error} of a
     *     callback that runs here is thrown when all are cancelled and the executor is shut down (Python stops at it)
     */
    void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException;

    /**
     * Ends soon: interrupts what runs, and cancels what is queued without calling its callbacks. Waits for nothing. For
     * code that ends a whole program; unlike {@link #shutdownNow()} it leaves no thread waiting for a future that will
     * never be done.
     */
    void abort();

    @Override
    default <T> List<java.util.concurrent.Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return Invocations.all(this, tasks, Deadline.NEVER);
    }

    @Override
    default <T> List<java.util.concurrent.Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        return Invocations.all(this, tasks, Invocations.deadline(timeout, unit));
    }

    @Override
    default <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try {
            return Invocations.any(this, tasks, Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError("292 years are over", e);
        }
    }

    @Override
    default <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Invocations.any(this, tasks, Invocations.deadline(timeout, unit));
    }

    /**
     * Shuts down and waits until every task has run. If this thread is interrupted meanwhile, it {@linkplain #abort()
     * aborts}, goes on waiting, and returns with the interrupt kept.
     *
     * @throws IllegalStateException if a worker would wait for itself
     */
    @Override
    default void close() {
        boolean interrupted = false;
        while (true) {
            try {
                shutdown(true);
                break;
            } catch (InterruptedException _) {
                interrupted = true;
                abort();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
