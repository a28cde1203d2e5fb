package dev.gantry.coroutine;

/**
 * Turns of a generator whose body runs on a thread of its own, where the JDK's continuation is missing: some hundred
 * times slower, and the same otherwise, except that the body has its own thread locals, scoped values and monitors.
 *
 * <p>One of the two threads runs at any time, the other waits for its turn. An interrupt of the calling thread goes to
 * the body while that runs, as it would on one thread; an interrupt status that the body has not cleared goes back with
 * the yield. Turn and interrupt change together, under this object's monitor, so that each interrupt is that of one
 * side.
 */
final class ThreadTurns implements Turns {
    private final Runnable body;
    private Thread own;
    private boolean bodysTurn;
    private boolean interrupted; // interrupt status, handed over with the turn
    private boolean done;

    ThreadTurns(Runnable body) {
        this.body = body;
    }

    @Override
    public synchronized void go() {
        if (own == null) {
            own = Thread.ofPlatform().daemon().name("gantry-generator").start(this::run);
        }
        interrupted = Thread.interrupted();
        bodysTurn = true;
        notifyAll();
        while (bodysTurn) {
            try {
                wait();
            } catch (InterruptedException _) {
                if (bodysTurn) {
                    own.interrupt();
                } else {
                    interrupted = true;
                }
            }
        }
        takeInterrupt();
    }

    @Override
    public synchronized boolean isDone() {
        return done;
    }

    @Override
    public synchronized void checkRuns() {
        if (Thread.currentThread() != own || !bodysTurn) {
            Turns.super.checkRuns();
        }
    }

    @Override
    public synchronized void suspend() {
        giveBack();
        awaitTurn();
    }

    private void run() {
        awaitTurn();
        try {
            body.run();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        done = true;
        giveBack();
    }

    private synchronized void awaitTurn() {
        boolean meanwhile = false;
        while (!bodysTurn) {
            try {
                wait();
            } catch (InterruptedException _) {
                meanwhile = true; // code that kept a reference to the body's thread interrupted it
            }
        }
        interrupted |= meanwhile;
        takeInterrupt();
    }

    private void takeInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() {
        interrupted = Thread.interrupted();
        bodysTurn = false;
        notifyAll();
    }
}
