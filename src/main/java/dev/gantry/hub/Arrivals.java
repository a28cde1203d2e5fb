package dev.gantry.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.gantry.trace.SwitchReason;

/**
 * Iterator over waitables as they become ready, each once: gevent's iwait. To be used by one task. {@link #hasNext}
 * waits, and throws {@link InterruptedException} undeclared, because an iterator may not declare it.
 */
public final class Arrivals<W extends Waitable> implements Iterator<W>, Iterable<W>, AutoCloseable {
    private final Hub hub;
    private final Set<W> objects;
    private final WaitOptions options;
    private final long start;
    private final ArrayDeque<W> arrived = new ArrayDeque<>();
    private final Consumer<Waitable> link = this::arrive;
    private Waiter<Boolean> waiter;
    private int left;

    Arrivals(Hub hub, Collection<W> objects, WaitOptions options) {
        this.hub = hub;
        this.objects = new LinkedHashSet<>(objects);
        this.options = options;
        this.start = hub.loop.timers.now();
        this.left = Math.min(options.count(), this.objects.size());
        this.objects.forEach(object -> object.rawLink(link));
    }

    @Override
    public Iterator<W> iterator() {
        return this;
    }

    /** Whether one more becomes ready within the time limit; waits for it. */
    @Override
    public boolean hasNext() {
        try {
            return isThereMore();
        } catch (InterruptedException e) {
            throw Rethrow.asIs(e);
        }
    }

    @Override
    public W next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        W next = arrived.poll();
        if (left == 0) {
            close();
        }
        return next;
    }

    /** Ends the waiting. */
    @Override
    public void close() {
        left = 0;
        objects.forEach(object -> object.unlink(link));
    }

    List<W> takeAll() throws InterruptedException {
        List<W> all = new ArrayList<>();
        while (isThereMore()) {
            W next = next();
            if (options.raise() && next instanceof HubTask<?> task && task.exception().isPresent()) {
                throw Rethrow.asIs(task.exception().get());
            }
            all.add(next);
        }
        return all;
    }

    private boolean isThereMore() throws InterruptedException {
        if (left == 0) {
            return false;
        }
        if (arrived.isEmpty()) {
            waiter = hub.waiter();
            try {
                hub.awaitFor(waiter, timeLeft(), SwitchReason.SWITCH);
            } finally {
                waiter = null;
            }
        }
        if (arrived.isEmpty()) {
            close(); // the time is over
            return false;
        }
        return true;
    }

    private Optional<Duration> timeLeft() {
        return options.timeout().map(limit -> limit.minusNanos(hub.loop.timers.now() - start));
    }

    @SuppressWarnings("unchecked") // it was linked to nothing else
    private void arrive(Waitable object) {
        object.unlink(link);
        arrived.add((W) object);
        if (waiter != null) {
            waiter.wake(true);
        }
    }
}
