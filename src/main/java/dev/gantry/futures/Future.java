package dev.gantry.futures;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.gantry.hook.Probe;
import dev.gantry.hook.Reporting;

/**
 * Future, the result of a task to come: Python's {@code concurrent.futures.Future}, which is also the JDK's. Safe for
 * all threads.
 *
 * <p>A future is <i>pending</i>, then <i>running</i>, then <i>finished</i>: it returned or it raised. A pending one may
 * become <i>cancelled</i> instead. Finished and cancelled futures are done.
 *
 * <p><b>Two ways to ask.</b> {@link #result()} and {@link #exception()} are Python's: {@code result()} throws the very
 * exception that the task threw. {@link #get()} is the JDK's and wraps it.
 *
 * <p><b>Cancelling.</b> {@link #cancel()} cancels only a task that has not started, as in Python. Waiting with {@link
 * Futures#wait} or {@link Futures#asCompleted} takes notice when a worker comes across the cancelled task in its queue,
 * not before; a task that {@code shutdown(wait, true)} took out of the queue is never come across. This is Python's
 * rule too. {@link #cancel(boolean) cancel(true)} is the JDK's and has no counterpart in Python: it also interrupts a
 * running task and makes its future cancelled at once, while the worker goes on until the task yields to the interrupt.
 * The recording then shows the task as cancelled too, when it really ends.
 *
 * <p><b>Callbacks.</b> See {@link #addDoneCallback}.
 */
public abstract sealed class Future<T> extends FutureState<T> implements java.util.concurrent.Future<T>
        permits Promise {
    static final Logger LOG = Logger.getLogger("dev.gantry.futures");

    Future() {}

    /**
     * The task's result; waits for it.
     *
     * @throws CancellationException if the future is cancelled
     * @throws InterruptedException if this thread is interrupted while it waits
     * @throws Exception what the task threw, the same object each time; an {@link Error} too
     */
    public T result() throws Exception {
        await(FOR_EVER);
        return report();
    }

    /**
     * The task's result; waits for it, but not longer than this. The task goes on if it takes longer.
     *
     * @throws TimeoutException if it is not done by then; at once where the time is zero or less
     * @throws CancellationException if the future is cancelled
     * @throws InterruptedException if this thread is interrupted while it waits
     * @throws Exception what the task threw
     */
    public T result(Duration timeout) throws Exception {
        awaitOrTimeOut(timeout);
        return report();
    }

    /**
     * Exception of the task, null if it returned; waits until it has ended.
     *
     * @throws CancellationException if the future is cancelled
     */
    public Throwable exception() throws InterruptedException {
        await(FOR_EVER);
        return thrown();
    }

    /**
     * Exception of the task, null if it returned; waits, but not longer than this.
     *
     * @throws TimeoutException if it is not done by then
     * @throws CancellationException if the future is cancelled
     */
    public Throwable exception(Duration timeout) throws InterruptedException, TimeoutException {
        awaitOrTimeOut(timeout);
        return thrown();
    }

    /** The same as {@link #result()}, with what the task threw as the cause of an {@link ExecutionException}. */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        await(FOR_EVER);
        return reportWrapped();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (!await(unit.toNanos(timeout))) {
            throw new TimeoutException();
        }
        return reportWrapped();
    }

    /**
     * Cancels the task if it has not started. The callbacks then run here, in the calling thread.
     *
     * @return whether the future is cancelled now, by this call or an earlier one; false if it runs or is finished
     */
    public boolean cancel() {
        return cancel(false);
    }

    /**
     * Like {@link #cancel()}; with {@code true} it also cancels a task that a pool's thread runs, by an interrupt.
     *
     * @return whether the future is cancelled now
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        while (true) {
            switch (stage()) {
                case PENDING -> {
                    if (change(PENDING, CANCELLED)) {
                        forgetTask();
                        Probe.taskCancelled(handle);
                        throwUp(tellCancelled());
                        return true;
                    }
                }
                case RUNNING -> {
                    if (!mayInterruptIfRunning || !canInterrupt()) {
                        return false;
                    }
                    if (change(RUNNING, INTERRUPTING)) {
                        try {
                            interruptRunner();
                        } finally {
                            change(INTERRUPTING, CANCELLED_AND_NOTIFIED);
                            throwUp(tellAll());
                        }
                        return true;
                    }
                }
                case INTERRUPTING -> Thread.onSpinWait();
                case CANCELLED, CANCELLED_AND_NOTIFIED -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /**
     * Cancels, drops the callbacks and wakes all waiters. For code that has taken the task from its queue and will not
     * run it.
     */
    protected final void discard() {
        if (change(PENDING, CANCELLED)) {
            forgetTask();
            Probe.taskCancelled(handle);
            wakeOnly();
        }
        if (change(CANCELLED, CANCELLED_AND_NOTIFIED)) {
            tellWatches();
        }
    }

    /** Drops the reference to the task, which will never run. For code that has taken it back. */
    protected void forgetTask() {}

    /** Whether the task runs right now. */
    public boolean running() {
        int now = stage();
        return now > PENDING && now < CANCELLED;
    }

    /** Whether it is finished or cancelled. */
    @Override
    public boolean isDone() {
        return stage() >= CANCELLED;
    }

    @Override
    public boolean isCancelled() {
        return stage() == CANCELLED || stage() == CANCELLED_AND_NOTIFIED;
    }

    /**
     * Adds a callback for when the future is done; it runs after the threads waiting for the result were woken.
     *
     * <p>Callbacks run one after another in the order in which they were added, in the thread that ends the future: the
     * worker that ran the task, before it takes the next; or the thread that cancelled it. If the future is done
     * already, the callback runs here and now.
     *
     * <p>An exception from a callback is logged (logger {@code dev.gantry.futures}; an InterruptedException, which was
     * asked for, at level FINE only) and has no other effect. An {@link Error} propagates: to the caller where the
     * callback runs at once or in {@link #cancel()}; in a worker it keeps the remaining callbacks from running and ends
     * the thread (see {@link ThreadPool}).
     */
    public void addDoneCallback(DoneCallback<T> callback) {
        Objects.requireNonNull(callback);
        if (isDone() || !follow(new Follower.Call<>(callback))) {
            throwUp(call(callback));
        }
    }

    /** Such as {@code Future@1b2c3d[state=finished returned Integer]}. */
    @Override
    public String toString() {
        return "Future@%x[state=%s]".formatted(System.identityHashCode(this), switch (stage()) {
            case PENDING -> "pending";
            case RUNNING, INTERRUPTING, ENDED -> "running";
            case CANCELLED, CANCELLED_AND_NOTIFIED -> "cancelled";
            case RETURNED -> "finished returned " + (outcome() == null ? "null" : nameOf(outcome()));
            default -> "finished raised " + nameOf(outcome());
        });
    }

    private static String nameOf(Object value) {
        String simple = value.getClass().getSimpleName();
        return simple.isEmpty() ? value.getClass().getName() : simple;
    }

    /** Whether there is a thread that {@link #interruptRunner} would interrupt. */
    protected boolean canInterrupt() {
        return false;
    }

    /** Interrupts it. */
    protected void interruptRunner() {}

    @Override
    final Future<T> self() {
        return this;
    }

    /** Throws the Error of a callback, if there was one. */
    static void throwUp(Throwable thrown) {
        if (thrown != null) {
            throw Rethrow.asIs(thrown);
        }
    }

    /** Runs a callback in this thread; returns the Error that propagates, null if there is none. */
    final Throwable call(DoneCallback<T> callback) {
        Probe.callbackStarted(handle);
        try {
            callback.done(this);
        } catch (InterruptedException e) {
            Reporting.log(() -> LOG.log(Level.FINE, e, () -> "callback interrupted for " + this), e);
            if (e != outcome()) { // not the task's own exception, rethrown by result()
                Thread.currentThread().interrupt();
            }
        } catch (Exception e) {
            Reporting.log(() -> LOG.log(Level.SEVERE, e, () -> "exception calling callback for " + this), e);
        } catch (Throwable e) {
            return e;
        } finally {
            Probe.callbackEnded(handle);
        }
        return null;
    }

    private void awaitOrTimeOut(Duration timeout) throws InterruptedException, TimeoutException {
        if (!await(Deadline.nanos(timeout))) {
            throw new TimeoutException();
        }
    }

    private Throwable thrown() {
        return switch (stage()) {
            case RETURNED -> null;
            case RAISED -> (Throwable) outcome();
            default -> throw new CancellationException();
        };
    }

    private T reportWrapped() throws ExecutionException {
        Throwable thrown = thrown();
        if (thrown != null) {
            throw new ExecutionException(thrown);
        }
        return value();
    }

    private T report() {
        Throwable thrown = thrown();
        if (thrown != null) {
            throw Rethrow.asIs(thrown);
        }
        return value();
    }

    @SuppressWarnings("unchecked") // only a T is stored
    private T value() {
        return (T) outcome();
    }
}
