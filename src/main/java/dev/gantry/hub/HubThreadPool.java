package dev.gantry.hub;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;
import dev.gantry.trace.LaneRole;

/** Thread pool of a hub for calls that would block it; the hub's tasks go on meanwhile. */
public final class HubThreadPool {
    private final Hub hub;
    private final ExecutorTag tag = new ExecutorTag("hub's thread pool");
    private final ThreadPoolExecutor threads;

    HubThreadPool(Hub hub, int size) {
        this.hub = hub;
        this.threads = new ThreadPoolExecutor(size, size, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), workers());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs this in a thread; the result is set in the hub. */
    public <T> AsyncResult<T> spawn(Callable<? extends T> work) {
        hub.checkHere();
        Objects.requireNonNull(work);
        AsyncResult<T> result = new AsyncResult<>(hub);
        long handle = Probe.taskSubmitted(tag, "");
        hub.loop.elsewhere(1);
        threads.execute(() -> run(work, handle, result));
        return result;
    }

    /** Runs this in a thread, and waits for the result. */
    public <T> T apply(Callable<? extends T> work) throws Exception {
        AsyncResult<T> result = spawn(work);
        return result.get();
    }

    void shutdown() {
        threads.shutdown();
    }

    private <T> void run(Callable<? extends T> work, long handle, AsyncResult<T> result) {
        Probe.taskStarted(handle);
        try {
            T value = work.call();
            Probe.taskSucceeded(handle);
            post(() -> result.set(value));
        } catch (Throwable failed) {
            Probe.taskFailed(handle, failed);
            post(() -> result.setException(failed));
        }
    }

    private void post(Runnable outcome) {
        hub.post(() -> {
            hub.loop.elsewhere(-1);
            outcome.run();
        });
    }

    private static ThreadFactory workers() {
        AtomicInteger count = new AtomicInteger();
        return work -> Thread.ofPlatform().daemon().name("hub-worker-" + count.getAndIncrement()).unstarted(() -> {
            Probe.threadOpened(LaneRole.WORKER);
            try {
                work.run();
            } finally {
                Probe.threadClosed();
            }
        });
    }
}
