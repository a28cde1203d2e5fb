package dev.gantry.futures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;
import dev.gantry.trace.LaneRole;

/**
 * The JDK's pool under a {@link ThreadPool}, made to start its threads by Python's rule.
 *
 * <p>The JDK starts a thread for every task until the pool is full, and gives it the task. Python puts the task into the
 * queue, then starts a thread if none is <i>counted</i> idle. A worker counts as idle when it has finished a task, until
 * a submission counts on it; a fresh thread does not, as a submission has counted on it already. So the queue is filled
 * here, past {@code execute}, and a thread is started by {@code prestartCoreThread} when the count says so. Once the pool
 * is full nothing is counted any more.
 *
 * <p>The JDK also replaces a worker that died. Python does not, so the thread factory gives a thread only where this
 * class has asked for one.
 */
final class Workers extends ThreadPoolExecutor {
    private static final Runnable NOTHING = () -> {};

    private final ThreadPool pool;
    private final ExecutorScope scope;
    private final String prefix;
    private final Action initializer;
    private final int most;
    private final BlockingQueue<Runnable> queue;
    private final AtomicInteger idle = new AtomicInteger();
    private final AtomicInteger alive = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>(); // guarded by itself
    private volatile boolean full;
    private volatile int lastLane;

    Workers(ThreadPool pool, ExecutorScope scope, int most, String prefix, Action initializer) {
        super(most, most, 0, TimeUnit.SECONDS, new LinkedTransferQueue<>());
        this.pool = pool;
        this.scope = scope;
        this.prefix = prefix;
        this.initializer = initializer;
        this.most = most;
        this.queue = getQueue();
        setThreadFactory(this::thread);
    }

    /** Queues a task; {@link #cover} must follow. */
    void enqueue(PoolTask<?> task) {
        queue.add(task);
    }

    /** Sees to it that a worker will take the task that was queued last. */
    void cover() {
        if (full || countOnIdle()) {
            return;
        }
        boolean first = false;
        synchronized (threads) {
            if (!full && !countOnIdle()) {
                first = threads.isEmpty();
                grow();
            }
        }
        if (first) {
            scope.opened(pool);
        }
    }

    /** Takes the next task out of the queue, null if there is none. For who ends the pool. */
    PoolTask<?> poll() {
        return (PoolTask<?>) queue.poll();
    }

    /** Takes no more tasks; threads end when the queue is empty. */
    void end() {
        shutdown();
        remove(NOTHING); // whoever waits at a queue that was emptied past the JDK's pool looks again
        giveUpIfDead();
    }

    /** Waits until every thread has ended. */
    void join() throws InterruptedException {
        synchronized (threads) {
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

    /** Waits until every thread has ended, but not longer than this; returns whether they have. */
    boolean join(long timeout, TimeUnit unit) throws InterruptedException {
        boolean recorded = Probe.isRecording() && !hasEnded();
        if (recorded) {
            Probe.blocked(BlockReason.SHUTDOWN);
        }
        boolean ended = false;
        try {
            if (awaitTermination(timeout, unit)) {
                ended = true;
                joinAll();
            }
            return ended;
        } finally {
            if (recorded) {
                Probe.unblocked(ended ? lastLane : 0);
            }
        }
    }

    /** Whether it takes no more tasks, and no thread is left. */
    boolean hasEnded() {
        if (!isTerminated()) {
            return false;
        }
        synchronized (threads) {
            return threads.stream().noneMatch(Thread::isAlive);
        }
    }

    /** Gives up what is queued if every thread there may be has died: nobody would ever take it. */
    private void giveUpIfDead() {
        if (full && alive.get() == 0 && isShutdown() && !isTerminated()) {
            shutdownNow();
        }
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        if (!full && thrown == null) {
            idle.incrementAndGet();
        }
    }

    @Override
    protected void terminated() {
        lastLane = Probe.lane();
    }

    /** Joins the threads one by one, those too that are started meanwhile. */
    private void joinAll() throws InterruptedException {
        for (int i = 0;; i++) {
            Thread thread;
            synchronized (threads) {
                if (i == threads.size()) {
                    return;
                }
                thread = threads.get(i);
            }
            thread.join();
        }
    }

    private boolean countOnIdle() {
        for (int counted = idle.get(); counted > 0; counted = idle.get()) {
            if (idle.compareAndSet(counted, counted - 1)) {
                return true;
            }
        }
        return false;
    }

    private void grow() {
        int before = threads.size();
        try {
            prestartCoreThread();
        } catch (Throwable thrown) { // no memory for a thread: the task stays queued, as in Python
            if (threads.size() > before) {
                threads.removeLast();
                alive.decrementAndGet();
            }
            throw thrown;
        }
        full = threads.size() == most;
    }

    /** A thread for {@link #grow}; none for the JDK, which would replace a dead one. */
    private Thread thread(Runnable worker) {
        if (!Thread.holdsLock(threads)) {
            return null;
        }
        Thread thread = Thread.ofPlatform()
                .name(prefix + "_" + threads.size())
                .daemon()
                .unstarted(() -> live(worker));
        threads.add(thread);
        alive.incrementAndGet();
        return thread;
    }

    private void live(Runnable worker) {
        Probe.threadOpened(LaneRole.WORKER);
        try {
            initialize();
            worker.run();
        } catch (Throwable thrown) { // only a callback's Error comes up to here
            Future.LOG.log(Level.SEVERE, "Exception in worker", thrown);
        } finally {
            lastLane = Probe.lane();
            alive.decrementAndGet();
            giveUpIfDead();
            Probe.threadClosed();
        }
    }

    private void initialize() {
        try {
            initializer.act();
        } catch (Throwable thrown) {
            Future.LOG.log(Level.SEVERE, "Exception in initializer:", thrown);
            pool.breakDown();
        }
    }

    @Override
    public void execute(Runnable command) {
        throw new RejectedExecutionException("tasks come through the pool");
    }
}
