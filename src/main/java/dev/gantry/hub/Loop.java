package dev.gantry.hub;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import dev.gantry.hook.Probe;
import dev.gantry.trace.State;

/**
 * Event loop of a hub: callbacks that are ready, sockets, timers, and callbacks posted by other threads, in order.
 *
 * <p>It goes in turns. A turn takes in what was posted, which sockets are ready and which timers are due, then runs
 * what was ready at that moment; what becomes ready meanwhile comes in the next turn, so that tasks which only yield
 * cannot hold up a timer.
 *
 * <p>A callback wakes one strand at most. One that has more to wake puts itself {@linkplain #next before all others}
 * again: so a strand that is woken runs before the next is woken, also the main program of an automatic hub, which runs
 * only when the callback has returned.
 */
final class Loop {
    final Timers timers;
    final Sockets sockets = new Sockets();
    private final Hub hub;
    private final Thread thread = Thread.currentThread();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private int leftOfTurn;
    private int elsewhere;
    private volatile boolean idle;

    /** A loop whose timers go by this clock. */
    Loop(Hub hub, LongSupplier clock) {
        this.hub = hub;
        this.timers = new Timers(clock);
    }

    /** Queues this callback. */
    void soon(Runnable callback) {
        ready.add(callback);
    }

    /** Queues this callback before all others. */
    void next(Runnable callback) {
        ready.addFirst(callback);
    }

    /** Queues this callback; for other threads. */
    void post(Runnable callback) {
        posted.add(callback);
        if (idle) {
            LockSupport.unpark(thread);
            sockets.wakeUp();
        }
    }

    /** Counts work outside the loop that will post when it is done: 1 for begun, -1 for ended. */
    void elsewhere(int change) {
        elsewhere += change;
    }

    /** Whether nothing is ready, set or under way. */
    boolean isOver() {
        return ready.isEmpty() && timers.isEmpty() && !sockets.isAnyAwaited() && elsewhere == 0 && posted.isEmpty();
    }

    /** Runs one callback, or waits until there is one. */
    void step() {
        if (leftOfTurn == 0) {
            takeIn();
            if (ready.isEmpty()) {
                if (isOver()) {
                    hub.isOver();
                } else {
                    await();
                }
                return;
            }
            leftOfTurn = ready.size();
        }
        leftOfTurn--;
        Runnable callback = ready.poll();
        try {
            callback.run();
        } catch (Throwable failed) {
            hub.failed(callback, failed);
        }
    }

    private void takeIn() {
        if (Thread.interrupted()) {
            hub.interrupted();
        }
        for (Runnable callback = posted.poll(); callback != null; callback = posted.poll()) {
            ready.add(callback);
        }
        if (sockets.isAnyAwaited()) {
            sockets.takeReady(waiter -> {
                ready.add(waiter);
                waiter.markReady();
            });
        }
        if (timers.isAnySet()) {
            long now = timers.now();
            for (Timers.Timer timer = timers.due(now); timer != null; timer = timers.due(now)) {
                ready.add(timer);
                timer.markReady();
            }
        }
    }

    private void await() {
        idle = true;
        if (posted.isEmpty()) {
            Probe.sliceStarted(State.IDLE, "gantry:nothing-to-run");
            long left = timers.left();
            if (sockets.isAnyAwaited()) {
                sockets.sleep(left);
                hub.hasSelected();
            } else if (left == Timers.NEVER) {
                LockSupport.park(this);
            } else if (left > 0) {
                LockSupport.parkNanos(this, left);
            }
            Probe.sliceEnded();
        }
        idle = false;
    }
}
