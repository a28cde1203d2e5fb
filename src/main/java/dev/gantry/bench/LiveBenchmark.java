package dev.gantry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Spread;
import dev.gantry.bench.measure.Waiting;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Snapshot;

/**
 * Live frame time benchmark: five million records a second come in and the chart follows them; counts lost records too.
 */
final class LiveBenchmark implements Benchmark {
    /** Seconds at least of the first run, in which a window draws its first frame ever. */
    private static final int WARM_UP = 4;

    private final Optional<Supplier<FrameScreen>> window;

    LiveBenchmark(Optional<Supplier<FrameScreen>> window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        FrameScreen.onEach(window, (what, screen) -> {
            progress.accept("live, " + what);
            run(screen, Math.max(WARM_UP, scale.work(5)), new ArrayList<>(), what); // warms up
            run(screen, Math.max(3, scale.work(10)), results, what);
        });
        return results;
    }

    private static void run(FrameScreen screen, int seconds, List<Result> results, String what) {
        Recorder recorder = new Recorder(Recorder.Options.named("bench"));
        recorder.start();
        long start = System.nanoTime();
        CountDownLatch done = Producers.start(seconds);
        long[] ended = new long[1];
        Thread ender = Thread.ofPlatform().name("bench-end").start(() -> {
            Waiting.on(done);
            recorder.stop();
            ended[0] = System.nanoTime();
        });
        Spread frames = Spread.of(screen.follow(recorder::snapshot));
        join(ender);
        Snapshot seen = recorder.snapshot();
        Result speed = Result.atLeast(1, "live records, " + what, "records/s",
                seen.records() * 1e9 / (ended[0] - start), "wanted", Producers.PER_SECOND * 0.98)
                .withNote(seen.lost() + " lost");
        results.add(seen.lost() == 0 ? speed : speed.missed());
        results.add(Result.atMost(1, "live " + what + " p99", "ms", frames.p99(), "wanted", FrameBenchmark.WANTED)
                .withNote(frames.text()));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the benchmark was interrupted", e);
        }
    }
}
