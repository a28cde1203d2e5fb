package dev.gantry.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;

import dev.gantry.trace.SwitchReason;

/**
 * Queue without room: a putter waits for a taker, and the other way round.
 *
 * @param <T> the items; null is none
 */
public final class Channel<T> {
    private record Sender<T>(T item, Waiter<Boolean> waiter) {}

    private final Hub hub;
    private final ArrayDeque<Sender<T>> senders = new ArrayDeque<>();
    private final ArrayDeque<Waiter<T>> receivers = new ArrayDeque<>();
    private final Runnable unlock = this::unlock;
    private boolean unlocking;
    private int left;

    public Channel(Hub hub) {
        this.hub = hub;
    }

    /** Hands an item over; waits until it is taken. */
    public void put(T item) throws InterruptedException {
        put(item, Optional.empty());
    }

    /**
     * The same within this time.
     *
     * @throws Queue.Full if it was not taken in time
     */
    public void put(T item, Duration timeout) throws InterruptedException {
        put(item, Optional.of(timeout));
    }

    /** Takes an item; waits until one is handed over. */
    public T get() throws InterruptedException {
        return get(Optional.empty());
    }

    /**
     * The same within this time.
     *
     * @throws Queue.Empty if none was handed over in time
     */
    public T get(Duration timeout) throws InterruptedException {
        return get(Optional.of(timeout));
    }

    private void put(T item, Optional<Duration> timeout) throws InterruptedException {
        Sender<T> sender = new Sender<>(Objects.requireNonNull(item), hub.waiter());
        senders.add(sender);
        try {
            unlockSoon();
            if (hub.awaitFor(sender.waiter, timeout, SwitchReason.SWITCH).isEmpty()) {
                throw new Queue.Full();
            }
        } finally {
            senders.remove(sender);
        }
    }

    private T get(Optional<Duration> timeout) throws InterruptedException {
        Waiter<T> waiter = hub.waiter();
        receivers.add(waiter);
        try {
            unlockSoon();
            return hub.awaitFor(waiter, timeout, SwitchReason.SWITCH).orElseThrow(Queue.Empty::new);
        } finally {
            receivers.remove(waiter);
        }
    }

    private void unlockSoon() {
        if (!unlocking && !senders.isEmpty() && !receivers.isEmpty()) {
            unlocking = true;
            left = Math.min(senders.size(), receivers.size());
            hub.loop.soon(unlock);
        }
    }

    /** Matches one sender and receiver; the next callbacks let the sender go on, and then match the next pair. */
    private void unlock() {
        while (!senders.isEmpty() && senders.peek().waiter.isDone()) {
            senders.poll(); // it has given up, and not run since
        }
        while (!receivers.isEmpty() && receivers.peek().isDone()) {
            receivers.poll();
        }
        if (left == 0 || senders.isEmpty() || receivers.isEmpty()) {
            unlocking = false;
            unlockSoon();
            return;
        }
        left--;
        Sender<T> sender = senders.poll();
        hub.loop.next(() -> {
            hub.loop.next(unlock);
            sender.waiter.wake(true);
        });
        receivers.poll().wake(sender.item);
    }
}
