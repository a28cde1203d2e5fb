package dev.gantry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Waiting;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Snapshot;

/**
 * Throughput of hooks and drain: records a second from threads that do nothing else into the trace, and how many are
 * lost.
 */
final class IntakeBenchmark implements Benchmark {
    private static final double WANTED = 5e6;

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        for (int producers : new int[]{1, 4}) {
            String title = "intake, " + producers + (producers == 1 ? " thread" : " threads");
            AtomicLong lost = new AtomicLong();
            Rounds rounds = new Rounds(title, scale)
                    .add("intake", () -> recordsPerSecond(producers, scale.work(4_000_000) / producers, lost))
                    .run(progress);
            Result result = Result.atLeast(1, title, "records/s", rounds.median("intake"), "wanted", WANTED);
            results.add((lost.get() == 0 ? result : result.missed()).withNote(lost + " lost"));
        }
        return results;
    }

    /** From the first hook until all is in the trace. */
    private static double recordsPerSecond(int producers, int each, AtomicLong lost) {
        CountDownLatch done = new CountDownLatch(producers);
        Recorder recorder = new Recorder(Recorder.Options.named("bench"));
        recorder.start();
        long start = System.nanoTime();
        for (int i = 0; i < producers; i++) {
            Thread.ofPlatform().name("producer-" + i).start(() -> {
                Loops.hooks(each);
                done.countDown();
            });
        }
        Waiting.on(done);
        Snapshot seen = recorder.stop();
        long nanos = System.nanoTime() - start;
        lost.addAndGet(seen.lost());
        return seen.records() * 1e9 / nanos;
    }
}
