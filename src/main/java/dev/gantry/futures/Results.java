package dev.gantry.futures;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Results of {@link Executor#map} in the order of the arguments, each as soon as it and all before it are there. To be
 * iterated over once, by one thread.
 *
 * <p>The tasks run even if no result is asked for. The first that fails throws at its place; then there is nothing
 * more, and the tasks that have not started are cancelled. The same happens when the time is over.
 */
public final class Results<R> implements Iterable<R>, Iterator<R>, AutoCloseable {
    private final Queue<Future<?>> rest = new ArrayDeque<>();
    private final boolean chunks;
    private final Deadline deadline;
    private Iterator<? extends Future<?>> more;
    private Object[] chunk = {};
    private int taken;
    private boolean begun;

    private Results(MapOptions options, Iterator<? extends Future<?>> submissions, boolean chunks) {
        this.deadline = options.timeout().map(Deadline::in).orElse(Deadline.NEVER);
        this.chunks = chunks;
        int most = options.bufferSize().orElse(Integer.MAX_VALUE);
        this.more = submissions;
        while (rest.size() < most && submitNext()) {}
    }

    /** Submits the next task; where there is none, forgets the input, which the results may outlive. */
    private boolean submitNext() {
        boolean is = more.hasNext();
        if (is) {
            rest.add(more.next());
        } else {
            more = Collections.emptyIterator();
        }
        return is;
    }

    /** Results of these tasks, which are submitted now or when it is their turn. */
    static <R> Results<R> of(MapOptions options, Executor executor, Iterator<Work<R>> tasks) {
        return new Results<>(options, submissions(options, executor, tasks), false);
    }

    /** The same of tasks that have several results each; an empty list gives none. */
    public static <R> Results<R> ofChunks(MapOptions options, Executor executor,
            Iterator<? extends Work<Object[]>> tasks) {
        return new Results<>(options, submissions(options, executor, tasks), true);
    }

    private static <T> Iterator<Future<T>> submissions(
            MapOptions options, Executor executor, Iterator<? extends Work<T>> tasks) {
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return tasks.hasNext();
            }

            @Override
            public Future<T> next() {
                return executor.submit(options.nameOf(number++), tasks.next());
            }
        };
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
            return takeOfChunk();
        }
        if (rest.isEmpty()) {
            throw new NoSuchElementException();
        }
        begun = true;
        boolean failed = true;
        Future<?> head = null;
        try {
            submitNext(); // first, so that the buffer is full while this waits
            head = rest.remove();
            Object result = deadline == Deadline.NEVER ? head.result() : head.result(Duration.ofNanos(deadline.left()));
            failed = false;
            return chunks ? firstOf(result) : cast(result);
        } catch (Exception e) {
            throw Rethrow.asIs(e);
        } finally {
            if (failed) {
                if (head != null) {
                    head.cancel();
                }
                close();
            }
        }
    }

    private R firstOf(Object results) {
        chunk = (Object[]) results;
        taken = 0;
        return takeOfChunk();
    }

    private R takeOfChunk() {
        R next = cast(chunk[taken]);
        chunk[taken++] = null; // the array is nobody else's
        return next;
    }

    @SuppressWarnings("unchecked") // only futures of an R, or of lists of them, are added
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
        more = Collections.emptyIterator();
        chunk = new Object[0];
        taken = 0;
    }
}
