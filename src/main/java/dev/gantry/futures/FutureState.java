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
 * <p><b>One state.</b> A single reference holds the stage or, once finished, the outcome: so one compare-and-set
 * decides which thread ends the future, and publishes the outcome with it. Only the thread that makes a transition does
 * what belongs to it:
 * <ul>
 * <li>to <i>done</i> (cancelled or finished): wakes the waiters, then runs the callbacks;
 * <li>to <i>settled</i> (cancelled and notified, or finished): tells the watches.
 * </ul>
 *
 * <p><b>Followers</b> are two stacks, one for each of these: immutable nodes under an atomic head. The thread that ends
 * the future changes the state, then takes the stack; a follower pushes itself, then reads the state, and removes
 * itself again if it is too late. All of these are volatile, so at least one of the two sees the other; where both do,
 * taking is one atomic operation, and only one of them gets the follower.
 *
 * <p>For jcstress there is {@code FutureStateStress}. Rejected: a lock for everything, as Python has it. It doubled the
 * cost of an empty task.
 */
abstract sealed class FutureState<T> permits Future {
    static final int PENDING = 0;
    static final int RUNNING = 1;
    /** A thread is about to interrupt the one that runs the task. Lasts only briefly. */
    static final int INTERRUPTING = 2;
    /** Cancelled, and no worker has seen it yet. This and all that follow are done. */
    static final int CANCELLED = 3;
    /** This and all that follow are settled. */
    static final int CANCELLED_AND_NOTIFIED = 4;
    static final int RETURNED = 5;
    static final int RAISED = 6;

    static final long FOR_EVER = Long.MAX_VALUE;

    /** Stage without an outcome. */
    private record Stage(int code) {}

    /** The outcome of a task that threw. */
    private record Thrown(Throwable thrown) {}

    /** By code. Pending is null, what the field holds in a new object: to set it would cost each task a fence. */
    private static final Stage[] STAGES = {null, new Stage(RUNNING), new Stage(INTERRUPTING), new Stage(CANCELLED),
            new Stage(CANCELLED_AND_NOTIFIED)};

    /** The outcome of a task that returned null. */
    private static final Object NULL = new Object();

    private static final VarHandle STATE;
    private static final VarHandle FOLLOWERS;
    private static final VarHandle WATCHES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(FutureState.class, "state", Object.class);
            FOLLOWERS = lookup.findVarHandle(FutureState.class, "followers", FollowerNode.class);
            WATCHES = lookup.findVarHandle(FutureState.class, "watches", FollowerNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Object state; // null while pending
    private volatile FollowerNode followers; // waiters and callbacks
    private volatile FollowerNode watches;

    /** Handle of this task in the recording; 0 if there is none. */
    long handle;

    final int stage() {
        Object now = state;
        if (now == null) {
            return PENDING;
        }
        return now instanceof Stage stage ? stage.code : now instanceof Thrown ? RAISED : RETURNED;
    }

    /** The result or the exception; null too if it is not finished. */
    final Object outcome() {
        Object now = state;
        return now == NULL || now instanceof Stage ? null : now instanceof Thrown raised ? raised.thrown : now;
    }

    /**
     * Makes a transition between two stages without an outcome; the thread that gets true has made it, and tells the
     * followers.
     */
    final boolean change(int from, int to) {
        return STATE.compareAndSet(this, STAGES[from], STAGES[to]);
    }

    /** Makes the transition to {@link #RETURNED} or {@link #RAISED}, with this outcome. */
    final boolean finish(int from, int to, Object value) {
        Object end = to == RAISED ? new Thrown((Throwable) value) : value == null ? NULL : value;
        return STATE.compareAndSet(this, STAGES[from], end);
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
        return stage() < CANCELLED || !remove(FOLLOWERS, follower);
    }

    /** Adds a watch for when the future is settled; false if it is already. */
    final boolean watch(Watch watch) {
        push(WATCHES, watch);
        return stage() < CANCELLED_AND_NOTIFIED || !remove(WATCHES, watch);
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
