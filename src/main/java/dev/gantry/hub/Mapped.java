package dev.gantry.hub;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

import dev.gantry.trace.SwitchReason;

/**
 * Results of a pool's map, one by one. An item that failed throws at its place, undeclared and as it is, and the next
 * one goes on; one whose task was killed throws the {@link dev.gantry.coroutine.GreenletExit}. Where the items
 * themselves fail to come, that is thrown like an item's failure: in order of items behind all others, in order of ends
 * when it happened. (Gevent is the same, but then waits for ever instead of ending.) To be used by one task; {@link
 * #hasNext} waits, and throws {@link InterruptedException} undeclared.
 *
 * @param <R> the results
 */
public final class Mapped<R> implements Iterator<R>, Iterable<R> {
    enum Order {
        OF_ITEMS, OF_ENDS
    }

    private final Hub hub;
    private final Order order;
    private final Map<Integer, HubTask<R>> outcomes = new HashMap<>();
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
        HubTask<R> feeder = hub.spawn("map", () -> {
            for (T item : from) {
                HubTask<R> task = pool.spawn(() -> function.apply(item));
                int index = items++;
                task.rawLink(_ -> end(index, task));
            }
            return null;
        });
        feeder.rawLink(_ -> {
            allKnown = true;
            if (feeder.value() == null && feeder.successful()) {
                tell();
            } else {
                end(items++, feeder);
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
        try {
            return outcomes.remove(taken++).result();
        } catch (Exception failed) {
            throw Rethrow.asIs(failed);
        }
    }

    private void end(int index, HubTask<R> task) {
        outcomes.put(order == Order.OF_ITEMS ? index : ended, task);
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
