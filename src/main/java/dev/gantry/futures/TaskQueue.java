package dev.gantry.futures;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The tasks that wait for a worker, and the workers that wait for a task. Safe for all threads.
 *
 * <p><b>Order.</b> The tasks are a linked list. Its head is the node that was taken last, or the first of all, and
 * holds no task. A submitter swaps the tail for a node of its own, which gives the task its place, and then links it to
 * the one before: one atomic operation. A taker moves the head on by a compare-and-set; a node is used once, so
 * comparing is enough. Between the two steps of an addition no taker gets past the node that is not linked yet, but
 * waits for it. The queue is empty where head and tail are the same. A node that was the head is unlinked, or an old
 * one, which the garbage collector looks at seldom, would keep all younger ones.
 *
 * <p><b>Waiting.</b> Waking a thread costs both sides some microseconds, as much as dozens of small tasks. So an
 * addition calls a worker only if one waits and none that was called is still on its way ({@code wanted}); a worker
 * that was called, has taken its task, and sees more calls the next. No task stays in the queue while a worker waits:
 * <ul>
 * <li>A submitter swaps the tail, then reads {@code wanted}. A worker sets {@code wanted}, then reads head and tail,
 *     and waits only if they are the same. All of these are volatile: either the submitter sees the worker, or the
 *     worker sees the task.
 * <li>{@code wanted} is false while some worker waits only between a call and the return of the called one. That one
 *     sets it again, then looks at the queue: so it sees what was added without a call, and takes it or calls.
 * <li>A worker that an interrupt wakes does what a called one does. If it was not called, there is a call too many,
 *     which does no harm.
 * </ul>
 *
 * <p>Padding lies between head and tail, and around them: workers change the one and submitters the other, and each
 * change takes the cache line from threads that read a neighbouring field (false sharing).
 *
 * <p>Rejected: the JDK's {@code LinkedTransferQueue}, which wakes a worker for every task that finds one waiting. It
 * and the JDK's pool around it took twice the processor time for an untraced task.
 */
final class TaskQueue {
    private static final int HEAD = 32;
    private static final int TAIL = 64;
    private static final int SLOTS = 96;

    /** The next node, and a task until it is taken. */
    private static final class Node extends AtomicReference<Node> {
        private static final long serialVersionUID = 1;
        private transient PoolTask<?> task;

        Node(PoolTask<?> task) {
            this.task = task;
        }
    }

    private final AtomicReferenceArray<Node> ends = new AtomicReferenceArray<>(SLOTS);
    private volatile boolean closed;
    private volatile boolean wanted; // written under this object's monitor, as the following two are read
    private boolean called;
    private int waiting;

    TaskQueue() {
        Node none = new Node(null);
        ends.set(HEAD, none);
        ends.set(TAIL, none);
    }

    /** Adds a task; wakes a worker if need be. */
    void add(PoolTask<?> task) {
        Node node = new Node(task);
        ends.getAndSet(TAIL, node).setRelease(node);
        if (wanted) {
            call();
        }
    }

    /** Takes the next task, null if there is none. */
    PoolTask<?> poll() {
        while (true) {
            Node head = ends.get(HEAD);
            Node next = head.getAcquire();
            if (next == null) {
                if (head == ends.get(TAIL)) {
                    return null;
                }
                if (head == ends.get(HEAD)) {
                    Thread.yield(); // the thread that is about to link may have lost its processor
                }
            } else if (ends.compareAndSet(HEAD, head, next)) {
                head.setOpaque(null);
                PoolTask<?> task = next.task;
                next.task = null;
                return task;
            }
        }
    }

    /**
     * Takes the next task; waits for one. Null when the queue is closed and empty. An interrupt does not end the
     * waiting, and is forgotten.
     */
    PoolTask<?> take() {
        PoolTask<?> task = poll();
        if (task != null) {
            return task;
        }
        do {
            if (!await()) {
                return null;
            }
            task = poll();
        } while (task == null);
        if (wanted && !isEmpty()) {
            call();
        }
        return task;
    }

    boolean isEmpty() {
        return ends.get(HEAD) == ends.get(TAIL);
    }

    /** Closes the queue and ends all waiting; queued tasks can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until there is a task, or the queue is closed; false if it is closed and empty. */
    private synchronized boolean await() {
        waiting++;
        for (wanted = !called; isEmpty() && !closed; wanted = true) {
            try {
                wait();
            } catch (InterruptedException _) {
                // only a call counts, not the interrupt
            }
            called = false;
        }
        waiting--;
        wanted = waiting > 0 && !called;
        return !(closed && isEmpty());
    }

    private synchronized void call() {
        if (wanted) {
            wanted = false;
            called = true;
            notify();
        }
    }
}
