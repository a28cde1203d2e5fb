package dev.gantry.futures;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.gantry.hook.BlockReason;
import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;

public final class ThreadPool implements Executor {
    private final ExecutorTag tag;
    private final Workers workers;
    private volatile String refusal;
    private volatile BrokenThreadPool broken;

    public ThreadPool() {
        this(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
    }

    public ThreadPool(int maxWorkers) {
        this(maxWorkers, "");
    }

    public ThreadPool(int maxWorkers, String threadNamePrefix) {
        this(maxWorkers, threadNamePrefix, null, ExecutorScope.current());
    }

    public ThreadPool(int maxWorkers, String threadNamePrefix, Action initializer) {
        this(maxWorkers, threadNamePrefix,
                java.util.Objects.requireNonNull(initializer, "initializer must be a callable"),
                ExecutorScope.current());
    }

    private ThreadPool(int maxWorkers, String threadNamePrefix, Action initializer, ExecutorScope scope) {
        if (maxWorkers <= 0) {
            throw new IllegalArgumentException("max_workers must be greater than 0");
        }
        String name = threadNamePrefix.isEmpty() ? "ThreadPoolExecutor-" + scope.nextNumber() : threadNamePrefix;
        this.tag = new ExecutorTag(name);
        this.workers = new Workers(this, scope, maxWorkers, name, initializer);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return submit("", task);
    }

    @Override
    public <T> Future<T> submit(String name, Callable<T> task) {
        java.util.Objects.requireNonNull(task);
        refuse();
        PoolTask<T> queued = new PoolTask<>(task);
        queued.handle = Probe.taskSubmitted(tag, name);
        workers.enqueue(queued);
        if (refusal != null && workers.remove(queued)) { // it closed just now, and no worker has taken the task
            Probe.taskCancelled(queued.handle);
            refuse();
        }
        workers.cover();
        return queued;
    }

    private void refuse() {
        if (refusal != null) {
            throw broken != null ? new BrokenThreadPool(broken.getMessage()) : new RejectedExecutionException(refusal);
        }
    }

    /** A worker failed to initialise. */
    void broken(BrokenThreadPool why) {
        broken = why;
        refusal = why.getMessage();
        for (PoolTask<?> task = workers.poll(); task != null; task = workers.poll()) {
            task.abandon(why);
        }
        workers.shutdown();
    }

    @Override
    public void shutdown() {
        close(false);
    }

    @Override
    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        close(cancelFutures);
        if (wait) {
            workers.join();
        }
    }

    private void close(boolean cancelFutures) {
        if (refusal == null) {
            refusal = "cannot schedule new futures after shutdown";
        }
        if (cancelFutures) {
            for (PoolTask<?> task = workers.poll(); task != null; task = workers.poll()) {
                task.cancel();
            }
        }
        workers.shutdown();
        workers.purge();
        workers.giveUpIfDead();
    }

    @Override
    public List<Runnable> shutdownNow() {
        close(false);
        return workers.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return refusal != null;
    }

    @Override
    public boolean isTerminated() {
        return workers.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        if (workers.isTerminated()) {
            return true;
        }
        boolean recorded = Probe.isRecording();
        if (recorded) {
            Probe.blocked(BlockReason.SHUTDOWN);
        }
        boolean ended = false;
        try {
            ended = workers.awaitTermination(timeout, unit);
            return ended;
        } finally {
            if (recorded) {
                Probe.unblocked(ended ? workers.lastLane() : 0);
            }
        }
    }
}
