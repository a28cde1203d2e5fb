package dev.gantry.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.futures.Follower.Call;
import dev.gantry.futures.Follower.Waiter;
import dev.gantry.futures.Follower.Watch;
import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;

/**
 * The life of a future: its state, its outcome, and who is to be told.
 *
 * <p>A task that nobody waits for costs two compare-and-sets and no lock. The state changes by compare-and-set; followers
 * are a list under this object's monitor. Who ends the future first changes the state, then looks for followers; who
 * follows first puts itself on the list, then looks at the state: so at least one of them sees the other, and the
 * monitor decides which.
 *
 * <p>Rejected: a lock for everything, as Python has it. It doubled the cost of an empty task.
 */
abstract sealed class FutureState<T> permits Future {
    static final int PENDING = 0;
    static final int RUNNING = 1;
    /** A thread is about to interrupt the one that runs the task. Short. */
    static final int INTERRUPTING = 2;
    /** Cancelled, and no worker has seen it yet. This and all that follow are done. */
    static final int CANCELLED = 3;
    static final int CANCELLED_AND_NOTIFIED = 4;
    static final int RETURNED = 5;
    static final int RAISED = 6;

    static final long FOR_EVER = Long.MAX_VALUE;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(FutureState.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;
    private volatile List<Follower> followers;
    private Object outcome; // published by the state
    private int endedBy;

    /** What the recording calls this task; 0 if there is none. */
    long handle;

    final int stage() {
        return state;
    }

    final boolean change(int from, int to) {
        return STATE.compareAndSet(this, from, to);
    }

    /** The result or the exception, for who has seen that it is there. */
    final Object outcome() {
        return outcome;
    }

    /**
     * Keeps the outcome and ends; false if the future is not in this state. Tells nobody yet. At most one thread at a
     * time may try: the outcome is written first, so that the state can publish it.
     */
    final boolean settle(int from, int to, Object value) {
        if (state != from) {
            return false;
        }
        outcome = value;
        if (followers != null) {
            endedBy = Probe.lane();
        }
        return change(from, to);
    }

    /** Tells everybody who follows: wakes who waits, then runs the callbacks in the order in which they came. */
    final void tell() {
        if (followers == null) {
            return;
        }
        boolean seenByWorker = state != CANCELLED;
        List<Follower> told;
        synchronized (this) {
            told = followers;
            followers = seenByWorker ? null : watchesOf(told);
            endedBy = Probe.lane();
        }
        for (Follower follower : told) {
            switch (follower) {
                case Waiter waiter -> waiter.wake();
                case Watch watch when seenByWorker -> watch.ended(self());
                case Watch _,Call<?> _ -> {}
            }
        }
        for (Follower follower : told) {
            if (follower instanceof Call<?>(DoneCallback<?> callback)) {
                @SuppressWarnings("unchecked") // only a DoneCallback<T> gets in
                DoneCallback<T> ours = (DoneCallback<T>) callback;
                self().call(ours);
            }
        }
    }

    private static List<Follower> watchesOf(List<Follower> followers) {
        List<Follower> watches = new ArrayList<>(followers);
        watches.removeIf(follower -> !(follower instanceof Watch));
        return watches.isEmpty() ? null : watches;
    }

    /** Follows until this state or a later one; false if it is there already. */
    final boolean follow(Follower follower, int until) {
        synchronized (this) {
            List<Follower> all = followers == null ? new ArrayList<>(2) : followers;
            all.add(follower);
            followers = all; // before the state is read
            if (state < until) {
                return true;
            }
            all.remove(follower);
            return false;
        }
    }

    final synchronized void forgetCallbacks() {
        if (followers != null) {
            followers.removeIf(follower -> follower instanceof Call);
        }
    }

    final synchronized void unfollow(Follower follower) {
        if (followers != null) {
            followers.remove(follower);
        }
    }

    /** Waits until the future is done; false if it is not after so many nanoseconds. */
    final boolean await(long nanos) throws InterruptedException {
        if (state >= CANCELLED) {
            return true;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Waiter waiter = new Waiter();
        if (nanos <= 0 || !follow(waiter, CANCELLED)) {
            return state >= CANCELLED;
        }
        boolean recorded = Probe.isRecording();
        if (recorded) {
            Probe.blocked(BlockReason.RESULT, handle);
        }
        try {
            return park(nanos);
        } finally {
            unfollow(waiter);
            if (recorded) {
                Probe.unblocked(state >= CANCELLED ? endedBy : 0);
            }
        }
    }

    private boolean park(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        while (state < CANCELLED) {
            if (nanos == FOR_EVER) {
                LockSupport.park(this);
            } else {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return false;
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
