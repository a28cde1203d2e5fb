package dev.gantry.futures.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.gantry.futures.Action;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.Future;
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.RemoteTraceback;
import dev.gantry.futures.Results;
import dev.gantry.futures.Work;
import dev.gantry.futures.remote.CallChunk;
import dev.gantry.futures.remote.RemotePool;
import dev.gantry.hook.ExecutorTag;

/**
 * A pool of processes with Python's rules: {@code concurrent.futures.ProcessPoolExecutor} with start method spawn, on
 * child JVMs. Safe for all threads.
 *
 * <p><b>Processes</b> start on demand, in {@code submit}, by the submitter: one if more tasks wait than there are
 * workers to come for them, those that are starting included, up to the limit. A process whose number of tasks is used
 * up leaves and is replaced when there is work. They see the classes of this JVM, all on their class path, its standard
 * streams, and what it may use of the JDK's inside; not its other options, nor its system properties: {@link
 * ProcessOptions} may give them some.
 *
 * <p><b>A spare process</b> waits for the next pool's first task, which then has its result in a few milliseconds. It
 * is started a tenth of a second after a pool has ended, so not where a program ends with its pool; it is fresh, has
 * run nothing, and is ended after a minute, or with this JVM, if no pool with the same JVM arguments takes it. Nothing
 * of it is recorded until then. It holds the memory of an idle JVM. {@link ProcessOptions#withSpare} and the system
 * property
 * {@code gantry.workers.spare=false} switch that off; pools in a program that {@linkplain ExecutorScope#begin() runs
 * inside another} have none.
 *
 * <p><b>Tasks</b> are serialised, and so are results and exceptions. A lambda handed over as {@link Work} or {@link
 * Action} can be serialised if what it captures can; what cannot fails its own future with a {@link
 * java.io.NotSerializableException} that says what. An exception comes back as it was, with a {@link RemoteTraceback}
 * at the end of its causes. A lambda that captures nothing is sent once to each worker, by its name, as Python sends
 * functions; so it is the same object for all tasks that a worker runs. {@code map} hands over chunks of {@link
 * MapOptions#chunkSize()} arguments as one task each.
 *
 * <p><b>Futures</b> are running when their task is in the call queue, which has a place more than there are workers, or
 * further; {@code cancel()} takes back those that are not, {@code cancel(true)} also what no worker has yet. Callbacks
 * run in the thread {@code ExecutorManagerThread-0} (the pool's number behind it), or in the canceller's.
 *
 * <p><b>Limits.</b> What travels is bounded in bytes (256 MiB a task or result unless {@link ProcessOptions} say
 * otherwise), depth and reading time, see {@link dev.gantry.futures.TransferLimits}. A result beyond them, or one that
 * cannot be read here, fails its own future and no other; in Python it breaks the pool.
 *
 * <p><b>Broken.</b> When a process ends that was not told to, says something that makes no sense, gets a task that it
 * cannot read, or its initializer fails: all processes are ended, every future that is not done fails with the same
 * {@link BrokenProcessPool}, whose cause says what is known, and so does every {@code submit}. A process that has no
 * memory left ends itself, so that is the same.
 *
 * <p><b>The end of a pool</b> waits for the end of its processes, and so for threads that tasks have started in them,
 * as in Python, but for their shutdown hooks only as long as the grace period that {@link
 * dev.gantry.futures.ThreadPool} tells of. A process that does not answer that it leaves is killed after that time.
 *
 * <p><b>The end of the JVM</b> waits for the pools that are open, as {@link dev.gantry.futures.ThreadPool} says. If
 * this JVM is killed, its workers end at once.
 *
 * <p>Differences from Python, and why:
 * <ul>
 * <li>There is no fork: a JVM has threads that a copy would lack.
 * <li>A class whose static initialiser fails in a worker fails the tasks that need it, with that error; in Python a
 * module that cannot be imported there breaks the pool.
 * <li>{@code System.exit} in a task ends its process and so breaks the pool; in Python {@code sys.exit} is an
 *     exception.
 * <li>Python serialises all that is in the call queue at once, here a worker's feeder does it when the worker takes it.
 *     So there is a feeder for each worker, not one for all: a worker that does not read holds up no other.
 * <li>Everything is on the workers' class path, also modules: a task finds its own classes, but no module's services.
 * <li>An {@link Error} from a callback is logged and the pool lives on; in Python its thread dies, and the pool hangs.
 * <li>{@code cancel(true)} and {@link #shutdownNow()}, which Python does not have, interrupt the task in its process. A
 *     process that does not even answer that it heard of {@code shutdownNow}, because it is stopped, is killed after
 *     the grace period, which breaks the pool. What {@code shutdownNow} returns is pending again, also out of the call
 *     queue.
 * <li>A pool that becomes garbage is not shut down. Close it.
 * <li>Standard input and output carry the messages of pool and worker. {@code System.in} is empty in a task. What it
 *     prints through {@code System.out} and {@code System.err} appears in the parent, a line at a time; a program that
 *     it starts must not inherit its output.
 * <li>A command that is to change something in this JVM, as {@link
 *     java.util.concurrent.CompletableFuture#supplyAsync(java.util.function.Supplier, java.util.concurrent.Executor)}
 *     and {@link java.util.concurrent.ExecutorCompletionService} submit, is refused at once by {@link #execute}: no
 *     other process could do it. {@code submit}, {@code invokeAll} and {@code invokeAny} take every Callable that is
 *     serializable.
 * </ul>
 */
public final class ProcessPool implements ProcessExecutor {
    private final ExecutorTag tag;
    private final int maxWorkers;
    private final RemotePool pool;

    /** A pool of as many processes as there are processors. */
    public ProcessPool() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** A pool of at most so many processes. */
    public ProcessPool(int maxWorkers) {
        this(ProcessOptions.workers(maxWorkers));
    }

    /** A pool as these options say. */
    public ProcessPool(ProcessOptions options) {
        ExecutorScope scope = ExecutorScope.current();
        int number = scope.nextNumber("ProcessPoolExecutor");
        this.tag = new ExecutorTag("ProcessPoolExecutor-" + number);
        this.maxWorkers = options.maxWorkers();
        this.pool = new RemotePool(this, tag, scope, number, maxWorkers, new ProcessBackend(options, scope));
    }

    /**
     * @throws BrokenProcessPool if a process has ended that should not
     * @throws RejectedExecutionException if the pool was shut down, or a process cannot be started
     */
    @Override
    public <T> Future<T> submit(String name, Callable<T> task) {
        return pool.submit(Objects.requireNonNull(name), Objects.requireNonNull(task));
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return submit("", task);
    }

    @Override
    public Future<?> submit(String name, Runnable task) {
        return pool.submit(Objects.requireNonNull(name), Objects.requireNonNull(task), null);
    }

    @Override
    public Future<?> submit(String name, Action task) {
        return submit(name, (Runnable) task);
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        return pool.submit("", Objects.requireNonNull(task), result);
    }

    /**
     * Runs the command in a worker. What it throws there goes to the handler for uncaught exceptions of the pool's own
     * thread, since there is no future to hold it.
     *
     * @throws RejectedExecutionException if the command cannot be serialised, which is tried here; also as {@code
     *     submit}
     */
    @Override
    public void execute(Runnable command) {
        pool.execute(Objects.requireNonNull(command));
    }

    @Override
    public <R> Results<R> mapAll(MapOptions mapping, Iterator<Work<R>> tasks) {
        if (mapping.chunkSize() < 1) {
            throw new IllegalArgumentException("chunksize must be >= 1.");
        }
        if (mapping.chunkSize() == 1) {
            return ProcessExecutor.super.mapAll(mapping, tasks);
        }
        return Results.ofChunks(mapping, this, CallChunk.all(tasks, mapping.chunkSize()));
    }

    @Override
    public void shutdown() {
        pool.shutdown();
    }

    @Override
    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        pool.shutdown(wait, cancelFutures);
    }

    /** Interrupts running tasks and takes back those that do not run yet. */
    @Override
    public List<Runnable> shutdownNow() {
        return pool.shutdownNow();
    }

    @Override
    public void abort() {
        pool.abort();
    }

    @Override
    public boolean isShutdown() {
        return pool.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return pool.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return pool.awaitTermination(timeout, unit);
    }

    /**
     * Shuts down, cancels what is queued, and has every process end as the system ends one (SIGTERM), or at once if it
     * has not ended after the grace period: Python's {@code terminate_workers}. Tasks that run fail with a {@link
     * BrokenProcessPool}. Waits for nothing.
     */
    @Override
    public void terminateWorkers() {
        pool.endWorkers(false);
    }

    /** The same, but ends every process at once (SIGKILL): Python's {@code kill_workers}. */
    @Override
    public void killWorkers() {
        pool.endWorkers(true);
    }

    /**
     * Makes the cache that lets workers start faster, if it is not there. It is made without this too, when the first
     * pool has ended; this is for installers and benchmarks. Takes some seconds.
     *
     * @return whether there is one now
     */
    public static boolean prepare() throws IOException, InterruptedException {
        return ProcessBackend.prepare();
    }

    /** Ends the process that waits for the next pool, if there is one. */
    public static void giveUpSpare() {
        ProcessBackend.giveUpSpare();
    }

    /** The process ids of the workers that are there now, in the order in which they were started. */
    @Override
    public List<Long> processes() {
        return pool.workers();
    }

    /** Such as {@code ProcessPool[ProcessPoolExecutor-0, 2 processes at most]}. */
    @Override
    public String toString() {
        return "ProcessPool[%s, %d processes at most]".formatted(tag.name(), maxWorkers);
    }
}
