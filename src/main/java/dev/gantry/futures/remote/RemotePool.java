package dev.gantry.futures.remote;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.Executor;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.Future;
import dev.gantry.hook.BlockReason;
import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;

/**
 * Pool whose tasks run in other processes: takes tasks, gives them to workers behind {@link Link}s, and ends their
 * futures. Safe for all threads. The rules are Python's, as the executors' own documentation tells them.
 */
public final class RemotePool {
    private final Executor owner;
    private final ExecutorTag tag;
    private final ExecutorScope scope;
    private final WorkerSet workers;
    private final Dispatch dispatch;
    private final PoolManager manager;
    private final AtomicLong numbers = new AtomicLong();
    private boolean begun; // guarded by this

    /**
     * A pool for this executor.
     *
     * @param number of the pool in its scope, for the name of its thread
     * @param most how many workers there are at most
     */
    public RemotePool(Executor owner, ExecutorTag tag, ExecutorScope scope, int number, int most, Backend backend) {
        this.owner = owner;
        this.tag = tag;
        this.scope = scope;
        this.dispatch = new Dispatch(most);
        this.workers = new WorkerSet(backend, tag, scope, dispatch, number);
        this.manager = workers.manager();
    }

    /**
     * Takes a task.
     *
     * @throws RejectedExecutionException if the pool was shut down or is broken, or a worker cannot be started
     */
    public <T> Future<T> submit(String name, Callable<T> task) {
        if (ExecutorScope.exiting() && !dispatch.isClosed()) {
            throw new RejectedExecutionException("cannot schedule new futures after JVM shutdown");
        }
        Call<T> call = new Call<>(dispatch, numbers.getAndIncrement(), name, Probe.taskSubmitted(tag, name), task,
                workers.backend().retries());
        boolean look;
        try {
            look = dispatch.add(call);
        } catch (RejectedExecutionException e) {
            Probe.taskCancelled(call.task);
            throw e;
        }
        begin();
        if (look) {
            manager.tell(new Event.Look());
        }
        try {
            workers.hire();
        } catch (RejectedExecutionException e) {
            if (dispatch.remove(call)) {
                Probe.taskCancelled(call.task);
                throw e;
            }
        }
        return call;
    }

    /** Takes a task that has this result. */
    public <T> Future<T> submit(String name, Runnable task, T result) {
        return submit(name, new Sent<>(task, result));
    }

    /**
     * Has the command run in a worker. What it throws there goes to the handler for uncaught exceptions of the pool's
     * own thread, since there is no future to hold it.
     *
     * @throws RejectedExecutionException if the command cannot be serialised, which is tried here; also as {@code
     *     submit}
     */
    public void execute(Runnable command) {
        try {
            Packing.object(command, workers.backend().limits().bytes());
        } catch (IOException e) {
            throw new RejectedExecutionException(
                    "the command cannot be sent to another process: " + e.getMessage(), e);
        }
        submit("", command, null).addDoneCallback(ended -> {
            if (!ended.isCancelled() && ended.exception() != null) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, ended.exception());
            }
        });
    }

    public void shutdown() {
        end(new Event.Look());
    }

    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        end(cancelFutures ? new Event.CancelQueued() : new Event.Look());
        if (wait) {
            if (manager.isCurrent()) {
                throw new IllegalStateException("cannot join current thread");
            }
            awaitEnd(Long.MAX_VALUE);
        }
    }

    /** Interrupts running tasks and takes back those that do not run yet. */
    public List<Runnable> shutdownNow() {
        return List.copyOf(stop());
    }

    /** The same, and cancels what was taken back. */
    public void abort() {
        stop().forEach(Call::drop);
    }

    /** Shuts down, cancels what is queued, and has every worker end, politely or at once; what runs fails. */
    public void endWorkers(boolean atOnce) {
        end(new Event.CancelQueued());
        dispatch.workers().forEach(atOnce ? Worker::kill : Worker::terminate);
    }

    private List<Call<?>> stop() {
        dispatch.close();
        List<Call<?>> left = dispatch.takeQueued(true);
        left.forEach(Call::giveBack);
        dispatch.interruptAll();
        end(new Event.Look());
        return left;
    }

    private void end(Event event) {
        dispatch.close();
        manager.tell(event);
        endIfUnused();
    }

    public boolean isShutdown() {
        return dispatch.isClosed();
    }

    public boolean isTerminated() {
        return manager.ended().getCount() == 0;
    }

    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return awaitEnd(unit.toNanos(timeout));
    }

    /** There is room for so many workers from now on; workers beyond it stay. Tasks that wait are given to new ones. */
    public void room(int most) {
        dispatch.room(most);
        manager.tell(new Event.Room());
    }

    /** How many tasks no worker has. */
    public int waiting() {
        return dispatch.waiting();
    }

    /**
     * Breaks the pool: all its futures fail, and submissions from now on.
     *
     * @param why makes what they fail with
     */
    public void breakBy(Supplier<? extends BrokenExecutor> why) {
        List<Call<?>> left = dispatch.breakBy(why);
        dispatch.workers().forEach(Worker::kill);
        manager.tell(new Event.Broken(left, why.get()));
    }

    /** Ids in the system of the current workers, in the order in which they were started. */
    public List<Long> workers() {
        return dispatch.workers().stream().filter(Worker::isAlive).map(Worker::id).toList();
    }

    private boolean awaitEnd(long nanos) throws InterruptedException {
        boolean ended = isTerminated() || awaitLatch(nanos);
        if (ended) {
            scope.ended();
        }
        return ended;
    }

    private boolean awaitLatch(long nanos) throws InterruptedException {
        boolean recorded = Probe.isRecording();
        if (recorded) {
            Probe.blocked(BlockReason.SHUTDOWN);
        }
        boolean ended = false;
        try {
            ended = manager.ended().await(nanos, TimeUnit.NANOSECONDS);
            return ended;
        } finally {
            if (recorded) {
                Probe.unblocked(ended ? manager.lane() : 0);
            }
        }
    }

    private synchronized void begin() {
        if (!begun) {
            begun = true;
            scope.opened(new Member());
            manager.start();
        }
    }

    /** The pool as the end of a program knows it. */
    private final class Member implements ExecutorScope.Member {
        @Override
        public Executor executor() {
            return owner;
        }

        @Override
        public List<Thread> threads() {
            return List.of(manager.thread());
        }

        @Override
        public List<String> running() {
            return dispatch.running();
        }

        @Override
        public void kill() {
            dispatch.workers().forEach(Worker::kill);
        }
    }

    /** Ends a pool that never had a task, and so has no thread that would. */
    private synchronized void endIfUnused() {
        if (!begun) {
            begun = true;
            manager.ended().countDown();
        }
    }
}
