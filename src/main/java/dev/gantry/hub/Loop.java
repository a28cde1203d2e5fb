package dev.gantry.hub;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.hook.Probe;
import dev.gantry.trace.State;

/**
 * What a hub has to do, in order: callbacks that are ready, sockets, timers, and what other threads post.
 *
 * <p>It goes in turns. A turn takes in what was posted, which sockets are ready and which timers are due, then runs what was ready at that moment;
 * what becomes ready meanwhile comes in the next turn, so that tasks which only yield cannot hold up a timer.
 */
final class Loop {
    final Timers timers = new Timers();
    final Sockets sockets = new Sockets();
    private final Hub hub;
    private final Thread thread = Thread.currentThread();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private int leftOfTurn;
    private int elsewhere;
    private volatile boolean idle;

    Loop(Hub hub) {
        this.hub = hub;
    }

    /** To be run in its turn. */
    void soon(Runnable callback) {
        ready.add(callback);
    }

    /** To be run before all others. */
    void next(Runnable callback) {
        ready.addFirst(callback);
    }

    /** To be run in its turn; for other threads. */
    void post(Runnable callback) {
        posted.add(callback);
        if (idle) {
            LockSupport.unpark(thread);
            sockets.wakeUp();
        }
    }

    /** Something is under way elsewhere (or no longer) that will post when it is done. */
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
            hub.failed(callback.toString(), failed);
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
            sockets.takeReady(this::isReady);
        }
        if (timers.isAnySet()) {
            long now = System.nanoTime();
            for (Runnable action = timers.due(now); action != null; action = timers.due(now)) {
                isReady(action);
            }
        }
    }

    private void isReady(Runnable action) {
        ready.add(action);
        if (action instanceof Waiter<?> waiter) {
            waiter.markReady();
        }
    }

    private void await() {
        idle = true;
        if (posted.isEmpty()) {
            Probe.sliceStarted(State.IDLE, "nothing to run");
            long left = timers.left();
            if (sockets.isAnyAwaited()) {
                sockets.sleep(left);
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
