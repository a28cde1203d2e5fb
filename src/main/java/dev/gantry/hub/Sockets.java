package dev.gantry.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.gantry.trace.SwitchReason;

/** Selector of the channels that strands of a hub wait for. Used by the hub's thread, except {@link #wakeUp}. */
final class Sockets {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SHORT = 50_000;

    private volatile Selector selector; // opened at the first wait
    private int waiting;

    /** Suspends the current task until the channel, which does not block, can do this. */
    void await(Hub hub, SelectableChannel channel, int operation) throws IOException, InterruptedException {
        Waiter<Void> waiter = hub.waiter();
        SelectionKey key = keyOf(channel);
        Map<Integer, Waiter<?>> waiters = waiters(key);
        if (waiters.putIfAbsent(operation, waiter) != null) {
            throw new IllegalStateException("another task waits for the same socket already");
        }
        key.interestOpsOr(operation);
        waiting++;
        try {
            hub.await(waiter, SwitchReason.IO);
        } finally {
            waiting--;
            if (waiters.remove(operation, waiter) && key.isValid()) {
                key.interestOpsAnd(~operation);
            }
        }
    }

    boolean isAnyAwaited() {
        return waiting > 0;
    }

    /** Hands out the waits whose channels are ready. */
    void takeReady(Consumer<Waiter<?>> ready) {
        try {
            selector.selectNow(key -> takeReady(key, ready));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sleeps until a channel is ready, {@link #wakeUp} is called, or the time is over; the last part is slept in short
     * pieces.
     */
    void sleep(long nanos) {
        try {
            if (nanos >= NANOS_PER_MILLI) {
                selector.select(_ -> {}, nanos == Timers.NEVER ? 0 : nanos / NANOS_PER_MILLI);
            } else {
                LockSupport.parkNanos(this, Math.min(nanos, SHORT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a sleep, or the next. Any thread may call it. */
    void wakeUp() {
        Selector open = selector;
        if (open != null) {
            open.wakeup();
        }
    }

    /** Ends all waits for this channel, which is about to be closed. */
    void closing(Hub hub, SelectableChannel channel) {
        SelectionKey key = selector == null ? null : channel.keyFor(selector);
        if (key != null) {
            for (Waiter<?> waiter : waiters(key).values()) {
                hub.loop.soon(() -> waiter.fail(new AsynchronousCloseException()));
            }
        }
    }

    void close() {
        try {
            if (selector != null) {
                selector.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SelectionKey keyOf(SelectableChannel channel) throws IOException {
        if (selector == null) {
            selector = Selector.open();
        }
        SelectionKey known = channel.keyFor(selector);
        return known == null ? channel.register(selector, 0, new HashMap<Integer, Waiter<?>>()) : known;
    }

    private static void takeReady(SelectionKey key, Consumer<Waiter<?>> ready) {
        int operations = key.readyOps();
        key.interestOpsAnd(~operations);
        waiters(key).entrySet().removeIf(entry -> {
            boolean now = (operations & entry.getKey()) != 0;
            if (now) {
                ready.accept(entry.getValue());
            }
            return now;
        });
    }

    @SuppressWarnings("unchecked") // nothing else is attached
    private static Map<Integer, Waiter<?>> waiters(SelectionKey key) {
        return (Map<Integer, Waiter<?>>) key.attachment();
    }
}
