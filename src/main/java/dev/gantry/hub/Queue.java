package dev.gantry.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

import dev.gantry.coroutine.StopIteration;
import dev.gantry.trace.SwitchReason;

/**
 * FIFO queue between tasks, with or without a bound. Putters wait for room and takers for items, in order.
 *
 * <p>Iterating over it takes items until the mark that {@link #finish} puts.
 *
 * @param <T> the items; null is none
 */
public final class Queue<T> implements Iterable<T> {
    /** Empty queue: there was no item in time. */
    public static final class Empty extends RuntimeException {
        private static final long serialVersionUID = 1;

        Empty() {
            super("the queue is empty");
        }
    }

    /** Full queue: there was no room in time. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full() {
            super("the queue is full");
        }
    }

    private record Putter(Object item, Waiter<Boolean> waiter) {}

    private static final Object END = new Object();

    private final Hub hub;
    private final int room;
    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final ArrayDeque<Waiter<Object>> getters = new ArrayDeque<>();
    private final ArrayDeque<Putter> putters = new ArrayDeque<>();
    private final Runnable unlock = this::unlock;
    private boolean unlocking;
    private boolean getterIsNext;
    private int left;

    /** A queue without bounds. */
    public Queue(Hub hub) {
        this(hub, Integer.MAX_VALUE);
    }

    /** A queue with room for this many; a {@link Channel} has room for none. */
    public Queue(Hub hub, int room) {
        if (room < 1) {
            throw new IllegalArgumentException("a queue needs room for one item at least; a Channel has none");
        }
        this.hub = hub;
        this.room = room;
    }

    /** Puts an item; waits for room. */
    public void put(T item) throws InterruptedException {
        put(Objects.requireNonNull(item), Optional.empty());
    }

    /**
     * The same within this time.
     *
     * @throws Full if there was no room
     */
    public void put(T item, Duration timeout) throws InterruptedException {
        put(Objects.requireNonNull(item), Optional.of(timeout));
    }

    /**
     * Puts an item at once.
     *
     * @throws Full if there is no room
     */
    public void putNow(T item) {
        hub.checkHere();
        if (isFull()) {
            throw new Full();
        }
        add(Objects.requireNonNull(item));
    }

    /** Puts the mark that ends an iteration over the queue; waits for room. */
    public void finish() throws InterruptedException {
        put(END, Optional.empty());
    }

    /**
     * Takes an item; waits for it.
     *
     * @throws StopIteration if it is the mark of {@link #finish}
     */
    public T get() throws InterruptedException {
        return taken(get(Optional.empty()));
    }

    /**
     * The same within this time.
     *
     * @throws Empty if there was none
     */
    public T get(Duration timeout) throws InterruptedException {
        return taken(get(Optional.of(timeout)));
    }

    /**
     * Takes an item at once.
     *
     * @throws Empty if there is none
     */
    public T getNow() {
        hub.checkHere();
        if (items.isEmpty()) {
            throw new Empty();
        }
        return taken(take());
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public boolean isFull() {
        return items.size() >= room;
    }

    /** Takes items one by one until the mark; waits, and throws {@link InterruptedException} undeclared. */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private Object next;

            @Override
            public boolean hasNext() {
                if (next == null) {
                    try {
                        next = get(Optional.empty());
                    } catch (InterruptedException e) {
                        throw Rethrow.asIs(e);
                    }
                }
                return next != END;
            }

            @Override
            public T next() {
                hasNext();
                T item = taken(next);
                next = null;
                return item;
            }
        };
    }

    private void put(Object item, Optional<Duration> timeout) throws InterruptedException {
        hub.checkHere();
        if (!isFull()) {
            add(item);
            return;
        }
        Putter putter = new Putter(item, hub.waiter());
        putters.add(putter);
        try {
            unlockSoon(!getters.isEmpty());
            if (hub.awaitFor(putter.waiter, timeout, SwitchReason.SWITCH).isEmpty()) {
                throw new Full();
            }
        } finally {
            putters.remove(putter);
        }
    }

    private Object get(Optional<Duration> timeout) throws InterruptedException {
        hub.checkHere();
        if (!items.isEmpty()) {
            return take();
        }
        Waiter<Object> waiter = hub.waiter();
        getters.add(waiter);
        try {
            unlockSoon(!putters.isEmpty());
            return hub.awaitFor(waiter, timeout, SwitchReason.SWITCH).orElseThrow(Empty::new);
        } finally {
            getters.remove(waiter);
        }
    }

    private void add(Object item) {
        items.add(item);
        unlockSoon(!getters.isEmpty());
    }

    private Object take() {
        Object item = items.poll();
        unlockSoon(!putters.isEmpty());
        return item;
    }

    private void unlockSoon(boolean anyWaits) {
        if (anyWaits && !unlocking) {
            unlocking = true;
            getterIsNext = false;
            left = Math.max(1, putters.size() + getters.size());
            hub.loop.soon(unlock);
        }
    }

    /**
     * Lets one waiting putter or taker go on; the next callback lets the next one, in turn, as long as there is room or
     * an item; but only those that wait now, since the loop has other callbacks.
     */
    private void unlock() {
        if (left == 0) {
            unlocking = false;
            unlockSoon(!getters.isEmpty() || !putters.isEmpty());
            return;
        }
        left--;
        boolean served = getterIsNext ? serveGetter() || servePutter() : servePutter() || serveGetter();
        if (!served) {
            unlocking = false;
        }
    }

    private boolean servePutter() {
        while (!putters.isEmpty() && putters.peek().waiter.isDone()) {
            putters.poll(); // its wait was ended, and it has not run since
        }
        if (putters.isEmpty() || isFull()) {
            return false;
        }
        getterIsNext = true;
        hub.loop.next(unlock);
        Putter putter = putters.poll();
        items.add(putter.item);
        putter.waiter.wake(true);
        return true;
    }

    private boolean serveGetter() {
        while (!getters.isEmpty() && getters.peek().isDone()) {
            getters.poll(); // its wait was ended and it has not run since: it must not get the item
        }
        if (getters.isEmpty() || items.isEmpty()) {
            return false;
        }
        getterIsNext = false;
        hub.loop.next(unlock);
        Waiter<Object> getter = getters.poll();
        getter.wake(items.poll());
        return true;
    }

    @SuppressWarnings("unchecked") // only items were put in
    private static <T> T taken(Object item) {
        if (item == END) {
            throw new StopIteration(null);
        }
        return (T) item;
    }
}
