package dev.gantry.futures;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * What {@link Executor#map} gives: the results in the order of the arguments, each as soon as it and all before it are
 * there. To be gone through once, by one thread.
 *
 * <p>The tasks run whether anybody looks or not. The first that fails throws at its place; then there is nothing more,
 * and the tasks that have not started are cancelled. The same happens when the time is over.
 */
public final class Results<R> implements Iterable<R>, Iterator<R>, AutoCloseable {
    private final Queue<Future<?>> rest;
    private final boolean chunks;
    private final Deadline deadline;
    private Object[] chunk = {};
    private int taken;
    private boolean begun;

    /** Results of these futures, to be waited for as long as this from now. */
    Results(List<Future<R>> futures, Optional<Duration> timeout) {
        this(futures, timeout.map(Deadline::in).orElse(Deadline.NEVER));
    }

    /** Results of these futures, to be waited for until then. */
    Results(List<Future<R>> futures, Deadline deadline) {
        this(futures, deadline, false);
    }

    private Results(List<? extends Future<?>> futures, Deadline deadline, boolean chunks) {
        this.rest = new ArrayDeque<>(futures);
        this.deadline = deadline;
        this.chunks = chunks;
    }

    /** Results of futures that have several each, none none, to be waited for as long as this from {@code start}. */
    public static <R> Results<R> ofChunks(
            List<Future<Object[]>> futures, Optional<Duration> timeout, long start) {
        Deadline deadline = timeout.map(time -> Deadline.in(time.minusNanos(System.nanoTime() - start)))
                .orElse(Deadline.NEVER);
        return new Results<>(futures, deadline, true);
    }

    @Override
    public Iterator<R> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        return taken < chunk.length || !rest.isEmpty();
    }

    /**
     * The next result; waits for it. Throws, undeclared because an iterator may not declare it, what the function
     * threw, as it is; or a {@link java.util.concurrent.TimeoutException} where the time is over and the result not
     * there; or an {@link InterruptedException}. After any of these there is nothing more. A {@link
     * NoSuchElementException} may come from the function too: ask {@link #hasNext()} for the end. (Python makes a
     * RuntimeError of a StopIteration.)
     */
    @Override
    public R next() {
        if (taken < chunk.length) {
            return cast(chunk[taken++]);
        }
        Future<?> head = rest.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        begun = true;
        boolean failed = true;
        try {
            Object result = deadline == Deadline.NEVER ? head.result() : head.result(Duration.ofNanos(deadline.left()));
            failed = false;
            return chunks ? firstOf(result) : cast(result);
        } catch (Exception e) {
            throw Rethrow.asIs(e);
        } finally {
            if (failed) {
                head.cancel();
                close();
            }
        }
    }

    private R firstOf(Object results) {
        chunk = (Object[]) results;
        taken = 1;
        return cast(chunk[0]);
    }

    @SuppressWarnings("unchecked") // only futures of an R, or of lists of them, get in
    private R cast(Object result) {
        return (R) result;
    }

    /**
     * Nothing more comes. Once a result was asked for, this cancels the tasks that have not started; before that it
     * cancels nothing, like closing a generator of Python that was never started.
     */
    @Override
    public void close() {
        if (begun) {
            rest.forEach(Future::cancel);
        }
        rest.clear();
        chunk = new Object[0];
        taken = 0;
    }
}
