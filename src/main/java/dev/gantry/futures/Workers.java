package dev.gantry.futures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Reporting;
import dev.gantry.trace.LaneRole;

/**
 * Worker threads of a {@link ThreadPool}: their start, their loop, and their end. Safe for all threads.
 *
 * <p><b>Start.</b> By Python's rule a thread is started for a task that is queued if none is <i>counted</i> idle and
 * there may be more; both at once, so that no stop comes in between. A worker counts as idle when it has finished a
 * task, until a submission counts on it; a fresh thread does not, as a submission has counted on it already. Once the
 * pool is full nothing is counted any more. So as long as it is not full there is, for each task in the queue, a worker
 * that comes for it. A worker that an Error of a callback has ended is not replaced. An error in Gantry itself is
 * logged and ends only its task.
 *
 * <p><b>End.</b> A worker ends when the pool has {@code ended} and its queue is empty, or when the pool is {@code
 * stopped}. No thread starts after the end: once the pool is terminated, it is. A submission that counts on a worker
 * which is there may be overtaken by the end: it queues its task, then sees the end, and withdraws the task by
 * cancelling it; its future was not returned to any caller, so it does not matter whether a worker comes across it. If
 * it does not see the end, the task was queued before. The threads and the end are guarded by this object's monitor,
 * which also is what to wait at for the end.
 *
 * <p><b>Stop.</b> Each thread that was started and has taken nothing yet has a task in the queue that it was started
 * for: as in the JDK's pools it gets one also in a pool that was stopped meanwhile, with an interrupt. So {@link #stop}
 * reserves as many of the first tasks. It does not queue them again, where a submission that the end overtakes may come
 * before them: a thread would take that one instead, and nobody the reserved one.
 *
 * <p><b>Interrupts.</b> One that hits a worker between two tasks is cleared. Those of {@link #stop} reach each worker
 * that has been initialised, with the task that it may just be taking.
 *
 * <p><b>The JDK's pool</b> underneath, a {@link ThreadPoolExecutor}, has the threads: it starts one for each command
 * until it is full, and each of its commands is a worker's whole life. A thread whose command is over times out at
 * once. Rejected: that each task is a command of that pool, which locks its worker, reads its state and counts around
 * every one: one compare-and-set and two fences, 25 ns.
 */
final class Workers implements ExecutorScope.Member {
    private final ThreadPool pool;
    private final ExecutorScope scope;
    private final String prefix;
    private final Action initializer;
    private final int most;
    private final TaskQueue queue = new TaskQueue();
    private final ThreadPoolExecutor lives;
    private final AtomicInteger idle = new AtomicInteger();
    private final List<WorkerThread> threads = new ArrayList<>();
    private final List<Thread> initialised = new ArrayList<>();
    private final Queue<PoolTask<?>> reserved = new ArrayDeque<>(); // by stop(), for the fresh threads
    private int alive;
    private int fresh; // threads that have not taken their first task yet
    private boolean ended;
    private boolean opened; // the scope knows of the pool
    private volatile boolean full;
    private volatile boolean stopped;
    private volatile int lastLane;

    Workers(ThreadPool pool, ExecutorScope scope, int most, String prefix, Action initializer) {
        this.pool = pool;
        this.scope = scope;
        this.most = most;
        this.prefix = prefix;
        this.initializer = initializer;
        this.lives = new ThreadPoolExecutor(most, most, 1, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(),
                this::thread);
        lives.allowCoreThreadTimeOut(true);
    }

    /** Most threads that there may be. */
    int most() {
        return most;
    }

    /** Queues a task and sees to it that a worker will take it; does neither, and returns false, after the end. */
    boolean add(PoolTask<?> task) {
        if (full || countOnIdle()) {
            queue.add(task);
            return true;
        }
        boolean first;
        synchronized (this) {
            if (full || countOnIdle()) {
                queue.add(task);
                return true;
            }
            if (ended) {
                return false;
            }
            first = !opened;
            opened = true;
            queue.add(task);
            grow();
        }
        if (first) {
            scope.opened(this);
        }
        return true;
    }

    /** Takes the next task out of the queue, null if there is none. For code that ends the pool. */
    synchronized PoolTask<?> poll() {
        PoolTask<?> task = reserved.poll();
        return task != null ? task : queue.poll();
    }

    /** Takes no more tasks; threads end when the queue is empty. */
    void end() {
        synchronized (this) {
            try {
                if (!ended && alive == 0) {
                    lastLane = Probe.lane();
                    if (!full && !queue.isEmpty()) { // no thread could be started for it before
                        grow();
                    }
                }
            } finally {
                ended = true;
                queue.close();
                notifyAll();
            }
        }
    }

    /**
     * After {@link #end}: interrupts the workers, which take no more tasks, and returns the queued tasks, except those
     * that threads were started for.
     */
    synchronized List<Runnable> stop() {
        stopped = true;
        initialised.forEach(Thread::interrupt);
        List<PoolTask<?>> left = new ArrayList<>();
        for (PoolTask<?> task = queue.poll(); task != null; task = queue.poll()) {
            left.add(task);
        }
        List<PoolTask<?>> theirs = left.subList(0, Math.min(fresh - reserved.size(), left.size()));
        reserved.addAll(theirs);
        theirs.clear();
        notifyAll();
        return List.copyOf(left);
    }

    /** Waits until every thread has ended. */
    void join() throws InterruptedException {
        synchronized (this) {
            if (threads.contains(Thread.currentThread())) {
                throw new IllegalStateException("cannot join current thread");
            }
        }
        boolean recorded = Probe.isRecording() && !hasEnded();
        if (recorded) {
            Probe.blocked(BlockReason.SHUTDOWN);
        }
        try {
            joinAll();
        } finally {
            if (recorded) {
                Probe.unblocked(lastLane);
            }
        }
    }

    /** Waits until the pool and every thread has ended, but not longer than this; returns whether they have. */
    boolean join(Deadline deadline) throws InterruptedException {
        boolean recorded = Probe.isRecording() && !hasEnded();
        if (recorded) {
            Probe.blocked(BlockReason.SHUTDOWN);
        }
        boolean done = false;
        try {
            if (awaitLast(deadline)) {
                done = true;
                joinAll();
            }
            return done;
        } finally {
            if (recorded) {
                Probe.unblocked(done ? lastLane : 0);
            }
        }
    }

    /** Whether it takes no more tasks, and no thread is left. */
    synchronized boolean hasEnded() {
        return isLast() && threads.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public Executor executor() {
        return pool;
    }

    @Override
    public synchronized List<Thread> threads() {
        return threads.stream().filter(Thread::isAlive).<Thread>map(thread -> thread).toList();
    }

    @Override
    public synchronized List<String> running() {
        return threads.stream().filter(thread -> thread.isAlive() && !JvmExit.isInExit(thread))
                .map(thread -> initialised.contains(thread)
                        ? thread.running()
                        : Optional.of("initializer in " + thread.getName()))
                .flatMap(Optional::stream).toList();
    }

    /** Does nothing: threads end with the JVM. */
    @Override
    public void kill() {}

    /** Whether no more tasks will run: tasks queued in a pool all of whose threads have died are given up. */
    private boolean isLast() {
        return ended && alive == 0;
    }

    private synchronized boolean awaitLast(Deadline deadline) throws InterruptedException {
        while (!isLast()) {
            long left = deadline.left();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Joins the threads one by one, those too that are started meanwhile. */
    private void joinAll() throws InterruptedException {
        for (int i = 0;; i++) {
            Thread thread;
            synchronized (this) {
                if (i == threads.size()) {
                    break;
                }
                thread = threads.get(i);
            }
            thread.join();
        }
        scope.ended();
    }

    private boolean countOnIdle() {
        for (int counted = idle.get(); counted > 0; counted = idle.get()) {
            if (idle.compareAndSet(counted, counted - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Starts a thread. If that fails, the task stays queued, as in Python. */
    private void grow() {
        int before = threads.size();
        try {
            lives.execute(this::live);
        } catch (Throwable thrown) {
            threads.subList(before, threads.size()).clear();
            throw thrown;
        }
        alive++;
        fresh++;
        full = threads.size() == most;
    }

    private Thread thread(Runnable life) {
        WorkerThread thread = new WorkerThread(life, prefix + "_" + threads.size());
        threads.add(thread);
        return thread;
    }

    private void live() {
        try {
            Probe.threadOpened(LaneRole.WORKER);
            initialize();
            if (runFirst()) {
                while (runNext()) {}
            }
        } finally {
            leave();
            Probe.threadClosed();
        }
    }

    private void initialize() {
        try {
            initializer.act();
        } catch (Throwable thrown) {
            log("Exception in initializer:", thrown);
            logOfCallback(pool.breakDown());
        }
        synchronized (this) {
            initialised.add(Thread.currentThread());
        }
    }

    /** The first task: one that is there, if no other worker was faster. Returns whether to go on. */
    private boolean runFirst() {
        PoolTask<?> task;
        synchronized (this) {
            fresh--;
            task = poll();
        }
        return task == null || run(task);
    }

    /**
     * Runs a task, in a stack frame of its own, so that a worker that waits does not hold the last one. Returns whether
     * to go on.
     */
    private boolean runNext() {
        PoolTask<?> task = stopped ? null : queue.take();
        return task != null && run(task);
    }

    private boolean run(PoolTask<?> task) {
        Thread.interrupted(); // must precede the read of stopped, which stop() sets before it interrupts
        if (stopped) {
            Thread.currentThread().interrupt();
        }
        WorkerThread thread = (WorkerThread) Thread.currentThread();
        Throwable ofCallback;
        try {
            thread.began(task);
            ofCallback = task.perform();
        } catch (Throwable fault) {
            log("A fault of the thread pool itself; its worker goes on", fault);
            task.lose(fault);
            ofCallback = null;
        }
        thread.ended();
        logOfCallback(ofCallback);
        if (ofCallback != null) {
            return false;
        }
        if (!full) {
            idle.incrementAndGet();
        }
        return true;
    }

    private static void logOfCallback(Throwable thrown) {
        if (thrown != null) {
            log("Exception in worker", thrown);
        }
    }

    private static void log(String what, Throwable thrown) {
        Reporting.log(() -> Future.LOG.log(Level.SEVERE, what, thrown), thrown);
    }

    private synchronized void leave() {
        lastLane = Probe.lane();
        alive--;
        notifyAll();
    }
}
