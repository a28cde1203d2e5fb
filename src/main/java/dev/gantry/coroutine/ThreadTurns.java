package dev.gantry.coroutine;

import java.util.concurrent.locks.LockSupport;

/**
 * The turns of a generator whose body runs on a thread of its own, where the JDK's continuation is missing: some
 * hundred times slower, and in all else the same, but that the body has its own thread locals, scoped values and
 * monitors.
 *
 * <p>One of the two threads runs at any time, the other waits for its turn. An interrupt of the thread that asked is
 * the body's while that runs, as it would be on one thread; what the body has not taken of it goes back with the yield.
 */
final class ThreadTurns implements Turns {
    private final Runnable body;
    private Thread own;
    private Thread asking;
    private boolean interrupted;
    private volatile boolean bodysTurn;
    private volatile boolean done;

    ThreadTurns(Runnable body) {
        this.body = body;
    }

    @Override
    public void go() {
        asking = Thread.currentThread();
        interrupted = Thread.interrupted();
        bodysTurn = true;
        if (own == null) {
            own = Thread.ofPlatform().daemon().name("gantry-generator").unstarted(this::run);
            own.start();
        } else {
            LockSupport.unpark(own);
        }
        while (bodysTurn) {
            LockSupport.park(this);
            if (bodysTurn && Thread.interrupted()) {
                own.interrupt();
            }
        }
        if (interrupted) {
            asking.interrupt();
        }
        asking = null;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void checkRuns() {
        if (Thread.currentThread() != own || !bodysTurn) {
            Turns.super.checkRuns();
        }
    }

    @Override
    public void suspend() {
        giveBack();
        while (!bodysTurn) {
            LockSupport.park(this);
        }
        takeInterrupt();
    }

    private void run() {
        takeInterrupt();
        try {
            body.run();
        } finally {
            done = true;
            giveBack();
        }
    }

    private void takeInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() {
        Thread waiting = asking;
        interrupted = Thread.interrupted();
        bodysTurn = false;
        LockSupport.unpark(waiting);
    }
}
