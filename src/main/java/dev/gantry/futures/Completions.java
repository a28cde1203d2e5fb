package dev.gantry.futures;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Iterator over futures in the order in which they end, to be used once, by one thread.
 *
 * <p>Nothing happens before the first {@link #hasNext} or {@link #next}: only then are the futures watched, and only
 * then does the timeout start.
 */
public final class Completions<F extends Future<?>> implements Iterable<F>, Iterator<F>, AutoCloseable {
    private final Set<F> pending;
    private final int total;
    private final Duration timeout;
    private final Queue<F> ready = new ArrayDeque<>();
    private final Watcher watcher = new Watcher();
    private Deadline deadline;

    /** Completions of these futures; no timeout where it is null. */
    Completions(Collection<F> futures, Duration timeout) {
        this.pending = new LinkedHashSet<>(futures);
        this.total = pending.size();
        this.timeout = timeout;
    }

    @Override
    public Iterator<F> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        return !pending.isEmpty();
    }

    /**
     * The next future that ended; waits for it. Throws, undeclared because an iterator may not declare it, a {@link
     * TimeoutException} that says how many are unfinished, or an {@link InterruptedException}.
     */
    @Override
    public F next() {
        if (pending.isEmpty()) {
            throw new NoSuchElementException();
        }
        try {
            return take();
        } catch (InterruptedException | TimeoutException e) {
            close();
            throw Rethrow.asIs(e);
        }
    }

    /** Stops watching; nothing more comes. The futures are left as they are. */
    @Override
    public void close() {
        watcher.unwatch(pending);
        pending.clear();
        ready.clear();
    }

    /** The same as {@link #next}, where there is one, with its exceptions declared. */
    F take() throws InterruptedException, TimeoutException {
        if (deadline == null) {
            begin();
        }
        if (!ready.isEmpty()) {
            F next = ready.remove();
            pending.remove(next);
            return next;
        }
        Future<?> ended = watcher.take(pending.size() == 1 ? pending.iterator().next().handle : 0, deadline);
        if (ended == null) {
            throw new TimeoutException("%d (of %d) futures unfinished".formatted(pending.size(), total));
        }
        pending.remove(ended);
        @SuppressWarnings("unchecked") // only an F is watched
        F next = (F) ended;
        return next;
    }

    private void begin() {
        deadline = timeout == null ? Deadline.NEVER : Deadline.in(timeout);
        for (F future : pending) {
            if (!watcher.watch(future)) {
                ready.add(future);
            }
        }
    }
}
