package dev.gantry.futures;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import dev.gantry.hook.Probe;

/** A task on its way through a pool: its future, and what the pool's queue holds. One object, for the sake of speed. */
final class PoolTask<T> extends Promise<T> implements Runnable {
    private Callable<T> work;
    private Thread runner;

    PoolTask(Callable<T> work) {
        this.work = work;
    }

    /** Runs the task and then its callbacks, in the worker. Throws nothing but the Error of a callback. */
    @Override
    public void run() {
        runner = Thread.currentThread();
        if (!start()) {
            return;
        }
        Probe.taskStarted(handle);
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) { // Errors too: the future keeps them, the worker lives
            finish(RAISED, thrown);
            return;
        }
        finish(RETURNED, result);
    }

    private void finish(int to, Object value) {
        work = null;
        if (stage() != RUNNING) {
            wasCancelled();
            return;
        }
        if (to == RETURNED) {
            Probe.taskSucceeded(handle);
        } else {
            Probe.taskFailed(handle, (Throwable) value);
        }
        if (settle(RUNNING, to, value)) {
            tell();
        }
    }

    /** Ends a task that will never run: it fails, unless it is cancelled. The recording shows it as cancelled. */
    void abandon(Throwable why) {
        if (!start()) {
            return;
        }
        Probe.taskCancelled(handle);
        if (settle(RUNNING, RAISED, why)) {
            tell();
        }
    }

    /** Ends what {@code cancel(true)} has cancelled already; the interrupt must not reach the worker's next task. */
    private void wasCancelled() {
        while (stage() == INTERRUPTING) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        Probe.taskFailed(handle, new CancellationException("cancelled while it ran"));
    }

    @Override
    protected boolean canInterrupt() {
        return true;
    }

    @Override
    protected void interruptRunner() {
        runner.interrupt();
    }
}
