package dev.gantry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.python.Python;
import dev.gantry.bench.python.PythonPool;
import dev.gantry.futures.Future;
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.process.ProcessOptions;
import dev.gantry.futures.process.ProcessPool;

/**
 * A pool of processes from nothing to its first result, and a map of empty tasks over two processes, beside the same in
 * CPython. Each round makes fresh processes: a JVM's first 20,000 tasks are its slowest, and they count.
 *
 * <p>The first result includes the pool's making, one process's start with all that it loads, and both ways; not the
 * end of the pool. The map includes serialising and both ways; not the start of its processes, each of which has run
 * one other task before. In both the parent is warm: it had pools before.
 *
 * <p>Where the first result's time goes, by stamps on two processors: 3 ms until the worker's process is there, then
 * most of it until its JVM runs our code, of which the row of the empty JVM is the part that can't be saved; 1 to 4 ms
 * until it has read its first order; and some milliseconds to link the task, 2 less of processor time since the parent
 * builds its class meanwhile. It was 8 to 13 ms more while the worker opened the jar that the task's class is in: an
 * interpreter reads the names of its 1,200 files. The second compiler, which gets ready meanwhile, takes some 7 ms of
 * the processors; without it a task that computes for long would be several times slower.
 *
 * <p>The time of chunks is processor time: two workers, their compilers and the parent share two processors, and the
 * map takes little more than half of what all of them use. Of that, in runs interleaved with what was before, medians
 * of 30 to 40: a worker that linked the function by the JDK's own means needed 2 to 5 ms, and with a class file from
 * its parent 0.8 ms; values that were looked at three times and in loops that a JVM does not compile soon, 1.4 ms more
 * in each; a thread between the pipe and the worker, 1.1 ms in each; a task without a result that went as a whole, and
 * not by name, had its class sent once more with the map, 1.4 ms in each. All together: 17.8 ms before, 10.5 ms now,
 * the workers' 24 ms of processor time 12. Of a worker's 6 ms that are left, 60 % are its main thread's and 40 % its
 * compilers', which make a dozen small methods; the parent uses 8 ms.
 *
 * <p>The second pool is made a second after the first was closed, whose end had a spare worker started.
 *
 * <p>Tried and not kept: sending a worker one task ahead, which it gives back if another has nothing to do. It
 * shortened the map in chunks of 1 by a third, which meets its target without, and not this one, at the cost of two
 * more messages and a task that is never run.
 */
final class ProcessBenchmark implements Benchmark {
    private static final int WORKERS = 2;
    private static final int PAUSE_MS = 1000;
    private static final ProcessOptions FRESH = ProcessOptions.workers(WORKERS).withSpare(false);
    private static final String PYTHON = "ProcessPoolExecutor, spawn";

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        int tasks = scale.work(20_000);
        progress.accept("processes: making the cache that workers start from");
        String note = prepare() ? "" : "workers started without their cache";
        Optional<Python> python = Python.with("concurrent.futures");
        Rounds rounds = new Rounds("processes", scale)
                .add("cold", () -> cold(FRESH))
                .add("second", ProcessBenchmark::second)
                .add("empty", FirstByte::measure)
                .add("1", () -> map(tasks, 1))
                .add("500", () -> map(tasks, 500));
        python.ifPresent(there -> rounds.add("python cold", () -> PythonPool.measure(there, "cold", tasks))
                .add("python 1", () -> PythonPool.measure(there, "1", tasks))
                .add("python 500", () -> PythonPool.measure(there, "500", tasks)));
        rounds.run(progress);
        List<Result> results = new ArrayList<>();
        add(results, rounds, python.isPresent(), 1, "processes, first result", "ms", "cold", note);
        results.add(python.isPresent()
                ? Result.atMost(0.2, "processes, a second pool's first result", "ms", rounds.median("second"), PYTHON,
                        rounds.median("python cold")).withNote(note)
                : Result.beside("processes, a second pool's first result", "ms", rounds.median("second"),
                        "no python3 here", Double.NaN).withNote(note));
        results.add(Result.beside("processes, an empty JVM's first byte", "ms", rounds.median("empty"),
                "our first result", rounds.median("cold")));
        add(results, rounds, python.isPresent(), 0.5, "processes, map", "µs/task", "1", note);
        add(results, rounds, python.isPresent(), 1, "processes, map in chunks of 500", "µs/task", "500", note);
        return results;
    }

    private static void add(
            List<Result> results, Rounds rounds, boolean python, double target, String name, String unit, String key,
            String note) {
        double ours = rounds.median(key);
        results.add(python
                ? Result.atMost(target, name, unit, ours, PYTHON, rounds.median("python " + key)).withNote(note)
                : Result.beside(name, unit, ours, "no python3 here", Double.NaN).withNote(note));
    }

    private static boolean prepare() {
        try {
            return ProcessPool.prepare();
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static double cold(ProcessOptions options) {
        long start = System.nanoTime();
        try (ProcessPool pool = new ProcessPool(options)) {
            result(pool.submit(() -> 1));
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static double second() {
        cold(ProcessOptions.workers(WORKERS));
        pause();
        double time = cold(ProcessOptions.workers(WORKERS));
        ProcessPool.giveUpSpare(); // the rounds of others have the processors to themselves
        return time;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double map(int tasks, int chunk) {
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        try (ProcessPool pool = new ProcessPool(FRESH)) {
            List<Future<?>> first = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                first.add(pool.submit(() -> Thread.sleep(100))); // so long that each process gets one
            }
            first.forEach(ProcessBenchmark::result);
            long start = System.nanoTime();
            for (Integer _ : pool.map(MapOptions.USUAL.inChunksOf(chunk), number -> number, numbers)) {
                // only their arrival counts
            }
            return (System.nanoTime() - start) / 1e3 / tasks;
        }
    }

    private static void result(Future<?> future) {
        try {
            future.result();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
