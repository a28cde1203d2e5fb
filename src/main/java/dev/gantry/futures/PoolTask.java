package dev.gantry.futures;

import java.util.concurrent.Callable;

import dev.gantry.hook.Probe;
import dev.gantry.hook.Reporting;

/** Pool task: the future of a task, and also its entry in the pool's queue. One object, for the sake of speed. */
final class PoolTask<T> extends Promise<T> implements Runnable {
    private final String name;
    private Callable<T> work;
    private Thread runner; // while it runs: a future that is kept must not hold its pool by it

    PoolTask(String name, Callable<T> work) {
        this.name = name;
        this.work = work;
    }

    /** Name of the task; empty for none. */
    String name() {
        return name;
    }

    /** Runs the task and then its callbacks here: for code that got it back from {@code shutdownNow}. */
    @Override
    public void run() {
        throwUp(perform());
    }

    /**
     * Runs the task and then its callbacks, in the worker. Throws only on errors in Gantry itself.
     *
     * @return the Error of a callback, null for none
     */
    Throwable perform() {
        runner = Thread.currentThread();
        if (!start()) {
            runner = null;
            return null;
        }
        Probe.taskStarted(handle);
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) { // Errors too: the future keeps them, the worker lives
            return end(RAISED, thrown);
        }
        return end(RETURNED, result);
    }

    private Throwable end(int to, Object value) {
        work = null;
        String error = to == RAISED && Probe.isRecording() ? Reporting.text((Throwable) value) : "";
        if (!claim(RUNNING)) {
            wasCancelled();
            return null;
        }
        finish(to, value, error);
        return tellAll();
    }

    /** Records the end and publishes the outcome, after a claim: no code of the program's runs in between. */
    private void finish(int to, Object value, String error) {
        try {
            if (to == RETURNED) {
                Probe.taskSucceeded(handle);
            } else {
                Probe.taskFailed(handle, error);
            }
        } finally {
            runner = null;
            publish(to, value);
        }
    }

    /**
     * Ends a task that will never run: it fails, unless it is cancelled. The recording shows it as begun and failed
     * here.
     */
    void abandon(Throwable why) {
        String error = Probe.isRecording() ? Reporting.text(why) : "";
        if (!claim(PENDING)) {
            start(); // it is cancelled
            return;
        }
        try {
            Probe.taskStarted(handle);
        } finally {
            finish(RAISED, why, error);
        }
        forgetTask();
        throwUp(tellAll());
    }

    /**
     * Ends the future of a task whose worker failed, not the task: nothing else would, and nothing else would tell of
     * the end. Wakes the waiters, runs no callbacks.
     */
    void lose(Throwable fault) {
        if (finish(RUNNING, RAISED, fault) || isDone()) {
            wakeOnly();
            tellWatches();
        }
    }

    /** Ends a task that {@code cancel(true)} has cancelled already. */
    private void wasCancelled() {
        takeInterruptBack();
        Probe.taskCancelled(handle);
    }

    /** Clears the interrupt of {@code cancel(true)}, which must not reach the worker's next task. */
    private void takeInterruptBack() {
        while (stage() == INTERRUPTING) {
            Thread.onSpinWait();
        }
        runner = null;
        Thread.interrupted();
    }

    @Override
    protected void forgetTask() {
        work = null;
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
