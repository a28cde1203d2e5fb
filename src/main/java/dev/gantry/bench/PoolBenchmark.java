package dev.gantry.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Recorder;

/**
 * A million empty tasks through our thread pool, traced and not, beside an untraced pool of the JDK.
 *
 * <p>A task that does nothing takes the JDK's pool about a tenth of a microsecond; untraced, ours takes less. Traced, it has
 * three hooks: submitted, started, ended. Each reads the clock and writes 24 bytes, and the drain reads them again. On a
 * machine with two processors, which submitter, workers and drain have to share, the target was missed.
 *
 * <p>Not done: that a task's start takes the clock reading of the end before it. It would be true only where the task was
 * queued by then and the worker did not wait for the queue's lock, which nobody knows without asking.
 */
final class PoolBenchmark implements Benchmark {
    private static final int WORKERS = 2;
    private static final String JDK = "ThreadPoolExecutor, untraced";

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public String description() {
        return "a million empty tasks through a thread pool, traced and untraced, beside the JDK's own";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        int tasks = scale.work(1_000_000);
        Recorder.Options plain = Recorder.Options.named("bench");
        Rounds rounds = new Rounds("pool", scale)
                .add(JDK, () -> perTask(tasks, PoolBenchmark::jdkPool))
                .add("untraced", () -> perTask(tasks, PoolBenchmark::pool))
                .add("traced", () -> Traced.figure(plain, () -> perTask(tasks, PoolBenchmark::pool)))
                .add("sites", () -> Traced.figure(plain.withSites(), () -> perTask(tasks, PoolBenchmark::pool)))
                .run(progress);
        double jdk = rounds.median(JDK);
        return List.of(
                Result.atMost(1.3, "pool, traced", "ns/task", rounds.median("traced"), JDK, jdk),
                Result.beside("pool, untraced", "ns/task", rounds.median("untraced"), JDK, jdk),
                Result.beside("pool, traced with sites", "ns/task", rounds.median("sites"), JDK, jdk));
    }

    /** From the first submission until the last task has run. */
    private static double perTask(int tasks, Supplier<ExecutorService> made) {
        CountDownLatch ran = new CountDownLatch(1);
        try (ExecutorService pool = made.get()) {
            pool.submit(() -> 0);
            long start = System.nanoTime();
            for (int i = 1; i < tasks; i++) {
                pool.submit(() -> 0);
            }
            pool.submit(ran::countDown);
            Waiting.on(ran);
            return (System.nanoTime() - start) / (double) tasks;
        }
    }

    private static ExecutorService jdkPool() {
        return new ThreadPoolExecutor(WORKERS, WORKERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    private static ExecutorService pool() {
        return new ThreadPool(WORKERS);
    }
}
