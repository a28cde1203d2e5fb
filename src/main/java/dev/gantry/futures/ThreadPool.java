package dev.gantry.futures;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;

/**
 * A pool of threads with Python's rules: {@code concurrent.futures.ThreadPoolExecutor} on the threads of the JDK's own.
 * Safe for all threads.
 *
 * <p><b>Threads</b> start on demand, in {@code submit}, by the submitter: one if no worker is counted idle and there
 * are fewer than the pool may have. A worker counts as idle from the end of a task (with its callbacks) until a
 * submission counts on it; a thread that has not finished a task yet does not count. Threads live until the pool is
 * shut down. They are called {@code ThreadPoolExecutor-0_1}: the pool's number in its {@linkplain ExecutorScope
 * program}, the thread's number in the pool; or {@code prefix_1}, and then the pool takes no number.
 *
 * <p><b>Tasks</b> start in the order in which they were submitted. What a task throws, an {@link Error} too, is kept by
 * its future, and the worker lives on. The worker runs the future's callbacks before it takes the next task.
 *
 * <p><b>The end of the JVM</b> waits for the pools that are open and for all that is queued in them, as Python's exit
 * does: also after a {@link System#exit} in the main thread and after {@code shutdown(false)}; not after {@link
 * Runtime#halt}. A signal, or a {@code System.exit} in any other thread, which a task may be waiting for, leaves them a
 * grace period only: running tasks are interrupted, queued ones are cancelled, and after five seconds (the system
 * property {@value JvmExit#GRACE} may give another number) a line on standard error names the tasks that still run, and
 * the JVM ends. So does a {@code System.exit} in the main thread when a task waits for a monitor or lock that the main
 * thread holds; and both ends of main, when all threads that are left wait without a limit of time, such as at a latch
 * that only main would have opened (a handler of a signal, or native code, that would open it is not seen). A second
 * signal ends the JVM at once. (A {@code System.exit} in a virtual thread while the JVM ends already, and other threads
 * run, is noticed only with {@link dev.gantry.jdk.Internals#THREADS}.)
 *
 * <p><b>The exit status</b> is the one that {@code System.exit} or the signal asked for, if the JVM was not ending yet.
 * After main's end it ends already, with status 0, and only waits for the tasks: if one of these calls {@code exit}
 * then, the JVM soon ends, but which status it has, that one or 0, is a race inside the JVM, which asks no hook. Where
 * the status matters, let main wait for its pools (close them).
 *
 * <p>For all this the workers are daemons, and a shutdown hook closes the pools. (Python's workers are not daemons; but
 * a JVM does not begin to exit before its last other thread has ended, so a forgotten pool would keep it alive for
 * ever.)
 * Python joins its threads before the first {@code atexit} function; the JVM runs its shutdown hooks all at once, in no
 * order.
 *
 * <p>Further differences from Python, and why:
 * <ul>
 * <li>A pool that becomes garbage is not shut down: the JVM detects garbage late, or never. Close it.
 * <li>An {@link Error} from a callback ends its worker, as a BaseException does in Python: the remaining callbacks do
 * not run, the error is logged, and no other thread takes the worker's place. A pool all of whose threads have died so
 * runs nothing any more; {@code shutdown} still returns, and what is queued stays pending.
 * <li>A worker that would wait for itself, in {@code shutdown(true)} or {@code close()}, gets an IllegalStateException;
 * in Python a RuntimeError, after the pool was shut down too.
 * <li>When an initializer fails, the pool is shut down: Python's says that it is not, but takes nothing either, and
 * keeps idle threads.
 * <li>{@link #shutdownNow()}, which Python does not have, interrupts the workers, but not an initializer, whose
 * interrupt would break the pool; it leaves the futures of the tasks that it returns pending, as the JDK's pools do;
 * {@code shutdown(false, true)} and {@link #abort()} cancel them.
 * </ul>
 */
public final class ThreadPool implements Executor {
    private final ExecutorTag tag;
    private final Workers workers;
    private volatile String refusal;
    private volatile boolean broken;

    /** A pool of at most {@code min(32, processors + 4)} threads. */
    public ThreadPool() {
        this(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
    }

    /** A pool of at most this many threads. */
    public ThreadPool(int maxWorkers) {
        this(maxWorkers, "");
    }

    /**
     * A pool whose threads are called after this prefix, by the usual name where it is empty.
     *
     * @throws IllegalArgumentException if there may be no worker
     */
    public ThreadPool(int maxWorkers, String threadNamePrefix) {
        this(maxWorkers, threadNamePrefix, () -> {});
    }

    /**
     * A pool each thread of which calls the initializer first. If that throws, it is logged, the pool is broken: queued
     * futures fail with a {@link BrokenThreadPool}, and so does every {@code submit}.
     *
     * @throws IllegalArgumentException if there may be no worker
     */
    public ThreadPool(int maxWorkers, String threadNamePrefix, Action initializer) {
        if (maxWorkers <= 0) {
            throw new IllegalArgumentException("max_workers must be greater than 0");
        }
        Objects.requireNonNull(initializer, "initializer must be a callable");
        ExecutorScope scope = ExecutorScope.current();
        String name = threadNamePrefix.isEmpty() ? "ThreadPoolExecutor-" + scope.nextNumber() : threadNamePrefix;
        this.tag = new ExecutorTag(name);
        this.workers = new Workers(this, scope, maxWorkers, name, initializer);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return submit("", task);
    }

    /**
     * @throws BrokenThreadPool if an initializer has failed
     * @throws RejectedExecutionException if the pool was shut down
     */
    @Override
    public <T> Future<T> submit(String name, Callable<T> task) {
        Objects.requireNonNull(name);
        Objects.requireNonNull(task);
        refuseIfEnded();
        PoolTask<T> queued = new PoolTask<>(name, task);
        queued.handle = Probe.taskSubmitted(tag, name);
        boolean added = workers.add(queued);
        if ((!added || refusal != null) && queued.cancel()) { // it ended just now, and no worker has taken the task
            refuseIfEnded();
        }
        return queued;
    }

    @Override
    public void shutdown() {
        end(false);
    }

    @Override
    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        end(cancelFutures);
        if (wait) {
            workers.join();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        end(false);
        return workers.stop();
    }

    @Override
    public void abort() {
        for (Runnable left : shutdownNow()) {
            ((PoolTask<?>) left).discard();
        }
    }

    @Override
    public boolean isShutdown() {
        return refusal != null;
    }

    @Override
    public boolean isTerminated() {
        return workers.hasEnded();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return workers.join(Invocations.deadline(timeout, unit));
    }

    /** Such as {@code ThreadPool[ThreadPoolExecutor-0, 5 threads at most]}. */
    @Override
    public String toString() {
        return "ThreadPool[%s, %d threads at most]".formatted(tag.name(), workers.most());
    }

    /**
     * A thread failed to initialise: ends the pool and fails what is queued.
     *
     * @return the Error of a callback, null for none
     */
    Throwable breakDown() {
        BrokenThreadPool why = new BrokenThreadPool(
                "A thread initializer failed, the thread pool is not usable anymore");
        broken = true;
        refusal = why.getMessage();
        Throwable ofCallback = endQueued(task -> task.abandon(why));
        workers.end();
        return ofCallback;
    }

    /**
     * Ends every task that waits, whatever the callbacks of some of them throw.
     *
     * @return the first Error of a callback, with the others suppressed; null for none
     */
    private Throwable endQueued(Consumer<PoolTask<?>> end) {
        Throwable first = null;
        for (PoolTask<?> task = workers.poll(); task != null; task = workers.poll()) {
            try {
                end.accept(task);
            } catch (Throwable thrown) {
                if (first == null) {
                    first = thrown;
                } else if (first != thrown) {
                    first.addSuppressed(thrown);
                }
            }
        }
        return first;
    }

    private void refuseIfEnded() {
        String why = refusal;
        if (why != null) {
            throw broken ? new BrokenThreadPool(why) : new RejectedExecutionException(why);
        }
        if (ExecutorScope.exiting()) {
            throw new RejectedExecutionException("cannot schedule new futures after JVM shutdown");
        }
    }

    private void end(boolean cancelFutures) {
        if (refusal == null) {
            refusal = "cannot schedule new futures after %sshutdown".formatted(ExecutorScope.exiting() ? "JVM " : "");
        }
        Throwable ofCallback = cancelFutures ? endQueued(PoolTask::cancel) : null;
        workers.end();
        Future.throwUp(ofCallback);
    }
}
