package dev.gantry.hub;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

import dev.gantry.trace.SwitchReason;

/**
 * What a pool makes of items, one by one. An item that failed throws at its place, undeclared and as it is, and the next
 * one goes on. To be gone through by one task; {@link #hasNext} waits, and throws {@link InterruptedException}
 * undeclared.
 *
 * @param <R> the results
 */
public final class Mapped<R> implements Iterator<R>, Iterable<R> {
    enum Order {
        OF_ITEMS, OF_ENDS
    }

    private record Outcome<R>(R result, Throwable failure) {}

    private final Hub hub;
    private final Order order;
    private final Map<Integer, Outcome<R>> outcomes = new HashMap<>();
    private int items;
    private boolean allKnown;
    private int ended;
    private int taken;
    private Waiter<Boolean> waiter;

    Mapped(Hub hub, Order order) {
        this.hub = hub;
        this.order = order;
    }

    /** Lets a task of its own go through the items and spawn for each, as the pool has room. */
    <T> Mapped<R> feed(Pool pool, Pool.Function<? super T, ? extends R> function, Iterable<? extends T> from) {
        hub.spawn("map", () -> {
            try {
                for (T item : from) {
                    int index = items++;
                    pool.spawn(() -> work(function, item, index));
                }
            } catch (Throwable failed) {
                end(items++, new Outcome<>(null, failed));
            } finally {
                allKnown = true;
                tell();
            }
        });
        return this;
    }

    @Override
    public Iterator<R> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        while (!outcomes.containsKey(taken)) {
            if (allKnown && taken == items) {
                return false;
            }
            await();
        }
        return true;
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Outcome<R> outcome = outcomes.remove(taken++);
        if (outcome.failure != null) {
            throw Rethrow.asIs(outcome.failure);
        }
        return outcome.result;
    }

    private <T> void work(Pool.Function<? super T, ? extends R> function, T item, int index) throws Exception {
        Outcome<R> outcome;
        try {
            outcome = new Outcome<>(function.apply(item), null);
        } catch (Throwable failed) {
            outcome = new Outcome<>(null, failed);
        }
        end(order == Order.OF_ITEMS ? index : ended, outcome);
    }

    private void end(int place, Outcome<R> outcome) {
        outcomes.put(place, outcome);
        ended++;
        tell();
    }

    private void tell() {
        if (waiter != null) {
            Waiter<Boolean> waiting = waiter;
            waiter = null;
            waiting.markReady();
            hub.loop.soon(waiting);
        }
    }

    private void await() {
        waiter = hub.waiter();
        try {
            hub.await(waiter, SwitchReason.SWITCH);
        } catch (InterruptedException e) {
            throw Rethrow.asIs(e);
        } finally {
            waiter = null;
        }
    }
}
