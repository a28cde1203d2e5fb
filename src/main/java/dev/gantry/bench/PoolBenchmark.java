package dev.gantry.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Waiting;
import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Recorder;

/**
 * A million empty tasks through our thread pool, traced and not, beside an untraced pool of the JDK.
 *
 * <p>A task that does nothing takes the JDK's pool about a tenth of a microsecond; untraced, ours takes half of that.
 * Traced, it has three hooks: submitted, started, ended. Each reads the clock and writes 24 bytes, and the drain reads
 * them again. Submitter, two workers and drain share the processors, so what counts is what all of them spend together.
 *
 * <p><b>Where it goes</b>, on a machine with two processors whose clock takes 24 ns: of some 275 ns that all threads
 * together spent on a traced task, the submitter had 55, the workers 110 to 125, the drain 65 to 80 (and half as
 * much again, or more, after the last task had run). 72 of it are the three readings of the clock. Alone, the drain
 * takes 90 to 125 ns a task: 13 to 18 of it to put the records in order, the rest to write tasks and slices, to pack
 * them, and to count the executor's queue and who works.
 *
 * <p><b>How far it swings.</b> The same pool took from 54 to 250 ns in 31 rounds of one run (the JDK's; median 154),
 * and from 125 to 699 (ours, traced; median 170). What changed from round to round was how often a worker had to be
 * woken (from 30 to 20,000 times), how many pages of the heap were new (from few to 20,000), and the processor time of
 * the same work, which halves where submitter and worker take turns on one processor. So the ratio of two medians of
 * nine went from 1.1 to 2.2 from run to run; now there are 41 rounds. Against the JDK's quickest rounds, some 55 ns,
 * 1.3 times is out of reach: 72 ns, when three readings of the clock alone, shared by two processors, add 36.
 *
 * <p><b>The queue.</b> The pool has a queue and a worker loop of its own. Before, it was the JDK's pool with a {@code
 * LinkedTransferQueue}: beside it, in JVMs by turns and 28 rounds each, all threads together spent 354 ns on a traced
 * task and 172 on an untraced one, and now 275 and 89; by the wall clock it took 180 and 86, and now 139 and 46
 * (medians). A worker was woken 1,400 times in the median round and 11,000 times in the worst, now 200 and 4,400 times.
 * Beside that were measured:
 * <ul>
 * <li>our queue under the JDK's pool: 154 instead of 127 ns of processor time for an untraced task, in a slow hour;
 * <li>tasks that are the queue's nodes themselves, which saves 24 bytes a task: 89 instead of 103 ns untraced, but 262
 *     instead of 255 traced. The queue would also hold the last task until the next is taken;
 * <li>head and tail of the queue in one cache line: 102 instead of 88 ns untraced, the same traced, where the submitter
 *     and the workers spend more on their records.
 * </ul>
 *
 * <p>Tried, and not kept, as no difference stood out of the noise:
 * <ul>
 * <li>that a task's start takes the clock reading of the end before it, where it is the one that the worker saw at the
 *     queue's head before it read that clock (so it was queued by then, and its submission recorded): traced 225, 167,
 *     205 ns with it and 156, 187, 225 without. It would also count what the pool does between two tasks as the second
 *     one's;
 * <li>a worker that yields its processor 40 times, or 8, before it waits: 168 and 151 instead of 170 ns traced, 89
 *     instead of 86 untraced. It would leave a task to wait for a processor's next turn where others keep the
 *     processors busy.
 * </ul>
 */
final class PoolBenchmark implements Benchmark {
    private static final int WORKERS = 2;
    private static final String JDK = "ThreadPoolExecutor, untraced";

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        int tasks = scale.work(1_000_000);
        Recorder.Options plain = Recorder.Options.named("bench");
        Rounds rounds = new Rounds("pool", scale.unsteady())
                .add(JDK, () -> perTask(tasks, PoolBenchmark::jdkPool))
                .add("untraced", () -> perTask(tasks, PoolBenchmark::pool))
                .add("traced", () -> Traced.figure(plain, () -> perTask(tasks, PoolBenchmark::pool)))
                .add("sites", () -> Traced.figure(plain.withSites(), () -> perTask(tasks / 10, PoolBenchmark::pool)))
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
