package dev.gantry.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Heap;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Waiting;
import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Snapshot;

/** Heap that a finished trace retains, by the garbage collector's count before and after it becomes unreachable. */
final class MemoryBenchmark implements Benchmark {
    private static final double WANTED = 32;
    private static final int WORKERS = 5;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        progress.accept("memory: recording");
        int tasks = scale.work(1_000_000);
        record(scale.work(10_000)); // loads what is loaded once
        Snapshot[] held = {record(tasks)};
        long records = held[0].records();
        progress.accept("memory: counting");
        long with = Heap.used();
        held[0] = null;
        double bytes = (with - Heap.used()) / (double) records;
        return List.of(Result.atMost(1, "memory kept", "bytes/record", bytes, "wanted", WANTED)
                .withNote(records + " records of " + tasks + " tasks"));
    }

    private static Snapshot record(int tasks) {
        Recorder recorder = new Recorder(Recorder.Options.named("bench"));
        recorder.start();
        try (ThreadPool pool = new ThreadPool(WORKERS)) {
            CountDownLatch done = new CountDownLatch(tasks);
            for (int i = 0; i < tasks; i++) {
                pool.execute(done::countDown);
            }
            Waiting.on(done);
        }
        return recorder.stop();
    }
}
