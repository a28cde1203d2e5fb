package dev.gantry.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.futures.Follower.Call;
import dev.gantry.futures.Follower.Waiter;
import dev.gantry.futures.Follower.Watch;
import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;

/**
 * State of a future with its outcome and its followers. Lock-free; a task without waiters costs two compare-and-sets.
 *
 * <p><b>One state.</b> A compare-and-set of one number decides which thread ends the future. That thread takes the
 * stage <i>finishing</i>, records the end, writes the outcome, and publishes it with the last stage; nobody else does.
 * So the recording says what the future says. Who looks meanwhile waits for these writes. A task of another process has
 * its end recorded there: when that is heard of, the future becomes <i>ended</i>, or the record a cancellation. Only
 * the thread that makes a transition does what belongs to it:
 * <ul>
 * <li>to <i>done</i> (cancelled or finished): wakes the waiters, then runs the callbacks;
 * <li>to <i>settled</i> (cancelled and notified, or finished): tells the watches.
 * </ul>
 *
 * <p><b>Followers</b> are two stacks, one for each of these: immutable nodes under an atomic head. The thread that ends
 * the future changes the state, to <i>finishing</i> or to a last one, then takes the stack; a follower pushes itself,
 * then reads the state, and removes itself again if it is too late. Both changes are compare-and-sets, so at least one
 * of the two sees the other; where both do, taking is one atomic operation, and only one of them gets the follower.
 *
 * <p>For jcstress there is {@code FutureStateStress}. Rejected: a lock for everything, as Python has it. It doubled the
 * cost of an empty task. Stage and outcome in one reference: its compare-and-set has a barrier of the collector's.
 */
abstract sealed class FutureState<T> permits Future {
    static final int PENDING = 0;
    static final int RUNNING = 1;
    /** A thread is about to interrupt the one that runs the task. Lasts only briefly. */
    static final int INTERRUPTING = 2;
    /** The task has ended, and its outcome is on its way: it cannot be cancelled any more. */
    static final int ENDED = 3;
    /** Cancelled, and no worker has seen it yet. This and all that follow are done. */
    static final int CANCELLED = 4;
    /** This and all that follow are settled. */
    static final int CANCELLED_AND_NOTIFIED = 5;
    static final int RETURNED = 6;
    static final int RAISED = 7;

    static final long FOR_EVER = Long.MAX_VALUE;

    /** The end is being recorded and the outcome written. Lasts only briefly; none sees it from {@link #stage}. */
    private static final int FINISHING = -1;

    private static final int SPINS = 1000;

    private static final VarHandle STATE;
    private static final VarHandle FOLLOWERS;
    private static final VarHandle WATCHES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(FutureState.class, "state", int.class);
            FOLLOWERS = lookup.findVarHandle(FutureState.class, "followers", FollowerNode.class);
            WATCHES = lookup.findVarHandle(FutureState.class, "watches", FollowerNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;
    private Object outcome; // published by the state
    private volatile FollowerNode followers; // waiters and callbacks
    private volatile FollowerNode watches;

    /** Handle of this task in the recording; 0 if there is none. */
    long handle;

    final int stage() {
        int now = state;
        for (int spins = 0; now == FINISHING; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield(); // the thread that finishes it may have lost its processor
            }
            now = state;
        }
        return now;
    }

    /** The result or the exception; null too if it is not finished. */
    final Object outcome() {
        return state >= RETURNED ? outcome : null;
    }

    /**
     * Makes a transition between two stages without an outcome; the thread that gets true has made it, and tells the
     * followers.
     */
    final boolean change(int from, int to) {
        return STATE.compareAndSet(this, from, to);
    }

    /** Makes the transition to {@link #RETURNED} or {@link #RAISED}, with this outcome. */
    final boolean finish(int from, int to, Object value) {
        if (!claim(from)) {
            return false;
        }
        publish(to, value);
        return true;
    }

    /**
     * Takes the stage <i>finishing</i>: no cancel can come first any more. The thread that gets true records the end,
     * so that the recording says what the future will, and {@linkplain #publish publishes} the outcome, whatever
     * happens in between.
     */
    final boolean claim(int from) {
        return STATE.compareAndSet(this, from, FINISHING);
    }

    /** Makes the transition from <i>finishing</i> to {@link #RETURNED} or {@link #RAISED}, with this outcome. */
    final void publish(int to, Object value) {
        outcome = value;
        STATE.setRelease(this, to); // the fence that followers need was the compare-and-set's
    }

    /**
     * Wakes the waiters, tells the watches, then runs the callbacks in the order in which they were added. For the
     * thread that finished the future, or cancelled it for good.
     *
     * @return the Error of a callback, which keeps the rest from running; null for none
     */
    final Throwable tellAll() {
        FollowerNode told = take(FOLLOWERS, followers);
        wake(told);
        tellWatches();
        return call(told);
    }

    /** The same without the watches, for the thread that cancelled it while no worker has seen it. */
    final Throwable tellCancelled() {
        FollowerNode told = take(FOLLOWERS, followers);
        wake(told);
        return call(told);
    }

    /** Wakes only the waiters, for the thread that cancelled it. */
    final void wakeOnly() {
        wake(take(FOLLOWERS, followers));
    }

    /** Tells the watches, for the thread that settled it. */
    final void tellWatches() {
        for (FollowerNode each = take(WATCHES, watches); each != null; each = each.next()) {
            ((Watch) each.follower()).ended(self());
        }
    }

    private FollowerNode take(VarHandle stack, FollowerNode seen) {
        return seen == null ? null : FollowerNode.reversed((FollowerNode) stack.getAndSet(this, null));
    }

    private static void wake(FollowerNode told) {
        for (FollowerNode each = told; each != null; each = each.next()) {
            if (each.follower() instanceof Waiter waiter) {
                waiter.wake(Probe.lane());
            }
        }
    }

    private Throwable call(FollowerNode told) {
        for (FollowerNode each = told; each != null; each = each.next()) {
            if (each.follower() instanceof Call<?>(DoneCallback<?> callback)) {
                @SuppressWarnings("unchecked") // only a DoneCallback<T> is added
                DoneCallback<T> ours = (DoneCallback<T>) callback;
                Throwable thrown = self().call(ours);
                if (thrown != null) {
                    return thrown;
                }
            }
        }
        return null;
    }

    /** Adds a waiter or a callback for when the future is done; false if it is already. */
    final boolean follow(Follower follower) {
        push(FOLLOWERS, follower);
        return isBefore(CANCELLED) || !remove(FOLLOWERS, follower) || stage() < CANCELLED;
    }

    /** Adds a watch for when the future is settled; false if it is already. */
    final boolean watch(Watch watch) {
        push(WATCHES, watch);
        return isBefore(CANCELLED_AND_NOTIFIED) || !remove(WATCHES, watch) || stage() < CANCELLED_AND_NOTIFIED;
    }

    /** Whether it has neither come so far, nor is about to finish. */
    private boolean isBefore(int stage) {
        int now = state;
        return now != FINISHING && now < stage;
    }

    final void unwatch(Watch watch) {
        remove(WATCHES, watch);
    }

    private void push(VarHandle stack, Follower follower) {
        FollowerNode head;
        do {
            head = (FollowerNode) stack.getVolatile(this);
        } while (!stack.compareAndSet(this, head, new FollowerNode(follower, head)));
    }

    /** Removes this follower, unless another thread has taken it. */
    private boolean remove(VarHandle stack, Follower follower) {
        while (true) {
            FollowerNode head = (FollowerNode) stack.getVolatile(this);
            if (!FollowerNode.holds(head, follower)) {
                return false;
            }
            if (stack.compareAndSet(this, head, FollowerNode.without(head, follower))) {
                return true;
            }
        }
    }

    /** Waits until the future is done; false if it is not after so many nanoseconds. */
    final boolean await(long nanos) throws InterruptedException {
        if (stage() >= CANCELLED) {
            return true;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Waiter waiter = new Waiter();
        if (nanos <= 0 || !follow(waiter)) {
            return stage() >= CANCELLED;
        }
        boolean recorded = Probe.isRecording();
        if (recorded) {
            Probe.blocked(BlockReason.RESULT, handle);
        }
        try {
            return park(waiter, nanos);
        } finally {
            if (!waiter.isAwake()) {
                remove(FOLLOWERS, waiter);
            }
            if (recorded) {
                Probe.unblocked(waiter.wokenBy());
            }
        }
    }

    private boolean park(Waiter waiter, long nanos) throws InterruptedException {
        long start = System.nanoTime();
        while (!waiter.isAwake()) {
            if (nanos == FOR_EVER) {
                LockSupport.park(this);
            } else {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return stage() >= CANCELLED;
                }
                LockSupport.parkNanos(this, left);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    abstract Future<T> self();
}
