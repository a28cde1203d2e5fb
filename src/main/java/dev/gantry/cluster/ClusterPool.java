package dev.gantry.cluster;

import java.io.IOException;
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
import dev.gantry.futures.Results;
import dev.gantry.futures.Work;
import dev.gantry.futures.process.ProcessExecutor;
import dev.gantry.futures.remote.CallChunk;
import dev.gantry.futures.remote.RemotePool;
import dev.gantry.hook.ExecutorTag;

/**
 * A pool of processes on many machines, with Python's rules, as {@link dev.gantry.futures.process.ProcessPool} has them
 * on one. Safe for all threads.
 *
 * <p><b>Members</b> are started on each machine with {@code gantry member}, before the pool or while it runs: they get
 * tasks as soon as they are there. Each has so many workers for each pool as it was told, processes of its own that are
 * started on demand and run one task at a time. While there are no members, tasks wait. Needs Hazelcast's jar, see
 * {@link Cluster#isAvailable}.
 *
 * <p><b>Tasks</b> wait in this process. A member has at most one for each of its workers; a place more than there are
 * workers in all is in the call queue, and counts as running. {@code cancel()} takes back what is not, {@code
 * cancel(true)} also what no worker has yet, and interrupts what runs. Callbacks run here.
 *
 * <p><b>Classes</b> of tasks, of what they need and of what they capture come from here when a worker does not find
 * them by itself; other resources do not. Gantry is on a member's own class path, in the same version.
 *
 * <p><b>Losses.</b> A worker that ends, or whose member leaves the cluster, fails the future of the task that ran
 * there, with a {@link MemberLost}, and no other; another worker takes its place. {@link ClusterOptions#withRetries}
 * has such tasks run again; on the timeline that is another task, named so, with a mark. A task is never answered
 * twice. What a worker cannot read is a loss too. Only an initializer that fails, or the cluster's end, breaks the
 * pool.
 *
 * <p><b>Limits</b> of what is sent, and all else, are as in a process pool. What a task prints appears here. A JVM that
 * ends waits for its open pools, and so for members if tasks wait for any; {@code shutdown(true, true)} cancels those.
 */
public final class ClusterPool implements ProcessExecutor {
    /** System property with the address where {@link #ClusterPool()} listens. */
    public static final String LISTEN = "gantry.cluster.listen";

    /** Environment variable with the token, for pools and members that are given none. */
    public static final String TOKEN = "GANTRY_TOKEN";

    private static final String USUAL = "127.0.0.1:5701";

    private final ExecutorTag tag;
    private final RemotePool pool;
    private final Cluster cluster;
    private final ClusterBackend backend;

    /**
     * A pool of all members that join the address in the system property {@value #LISTEN}, {@value #USUAL} if there is
     * none, with the token in the environment's {@value #TOKEN}. The cluster ends with the pool.
     *
     * @throws IOException if it cannot listen there
     * @throws IllegalArgumentException if address or token make no sense
     * @throws IllegalStateException if Hazelcast's jar is not here
     */
    public ClusterPool() throws IOException {
        this(Cluster.listen(System.getProperty(LISTEN, USUAL),
                Objects.requireNonNullElse(System.getenv(TOKEN), "")), ClusterOptions.usual(), true);
    }

    /**
     * A pool of all members of this cluster.
     *
     * @throws IllegalStateException if the cluster was closed
     */
    public ClusterPool(Cluster cluster) {
        this(cluster, ClusterOptions.usual());
    }

    /**
     * A pool as these options say.
     *
     * @throws IllegalStateException if the cluster was closed
     */
    public ClusterPool(Cluster cluster, ClusterOptions options) {
        this(cluster, options, false);
    }

    private ClusterPool(Cluster cluster, ClusterOptions options, boolean own) {
        ExecutorScope scope = ExecutorScope.current();
        int number = scope.nextNumber("ClusterPoolExecutor");
        this.cluster = cluster;
        this.tag = new ExecutorTag("ClusterPoolExecutor-" + number);
        this.backend = cluster.backend(options, own ? cluster::close : () -> {});
        this.pool = new RemotePool(this, tag, scope, number, 0, backend);
        backend.serve(pool);
    }

    /** The cluster whose members it uses. */
    public Cluster cluster() {
        return cluster;
    }

    /**
     * @throws BrokenClusterPool if the initializer has failed, or the cluster was closed
     * @throws RejectedExecutionException if the pool was shut down
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

    /** Runs the command in a worker; see {@link dev.gantry.futures.process.ProcessPool#execute}. */
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
        leaveUnused();
    }

    @Override
    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        pool.shutdown(wait, cancelFutures);
        leaveUnused();
    }

    /** Interrupts running tasks and takes back those that do not run yet. */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = pool.shutdownNow();
        leaveUnused();
        return left;
    }

    @Override
    public void abort() {
        pool.abort();
        leaveUnused();
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

    @Override
    public void terminateWorkers() {
        pool.endWorkers(false);
        leaveUnused();
    }

    @Override
    public void killWorkers() {
        pool.endWorkers(true);
        leaveUnused();
    }

    /** A pool that had no task has no thread that would do this at its end. */
    private void leaveUnused() {
        if (pool.isTerminated()) {
            backend.poolEnded();
        }
    }

    /** The process ids of the workers that are there now, each on its own machine. */
    @Override
    public List<Long> processes() {
        return pool.workers();
    }

    /** Such as {@code ClusterPool[ClusterPoolExecutor-0, 3 members]}. */
    @Override
    public String toString() {
        return "ClusterPool[%s, %d members]".formatted(tag.name(), cluster.members().size());
    }
}
