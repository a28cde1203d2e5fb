package dev.gantry.futures;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;

/** Watch of several futures, for one thread at a time: gives them in the order in which they end. */
final class Watcher implements Follower.Watch {
    private final Queue<Future<?>> ended = new ConcurrentLinkedQueue<>();
    private volatile Thread waiting;
    private volatile int endedBy;

    /** Watches this future; false if it has ended for good already. */
    boolean watch(Future<?> future) {
        return future.watch(this);
    }

    void unwatch(Iterable<? extends Future<?>> futures) {
        futures.forEach(future -> future.unwatch(this));
    }

    @Override
    public void ended(Future<?> future) {
        endedBy = Probe.lane();
        ended.add(future);
        LockSupport.unpark(waiting);
    }

    /** The next future that ended, null if there is none. */
    Future<?> poll() {
        return ended.poll();
    }

    /**
     * Waits for the next future that ends.
     *
     * @param task the handle of the one that is waited for, 0 if there are several
     * @param deadline by {@link System#nanoTime()}; {@link Deadline#NEVER} for none
     * @return null if the deadline passed
     */
    Future<?> take(long task, Deadline deadline) throws InterruptedException {
        Future<?> next = ended.poll();
        if (next != null || deadline.left() <= 0) {
            return next;
        }
        waiting = Thread.currentThread();
        boolean recorded = Probe.isRecording();
        if (recorded) {
            Probe.blocked(BlockReason.RESULT, task);
        }
        try {
            for (next = ended.poll(); next == null; next = ended.poll()) {
                long left = deadline.left();
                if (left <= 0) {
                    return null;
                }
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return next;
        } finally {
            waiting = null;
            if (recorded) {
                Probe.unblocked(next == null ? 0 : endedBy);
            }
        }
    }
}
