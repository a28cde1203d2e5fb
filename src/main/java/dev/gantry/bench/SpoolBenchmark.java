package dev.gantry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Spread;
import dev.gantry.bench.measure.Waiting;
import dev.gantry.format.spool.SpoolFile;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/**
 * Spool benchmark: whether five million records a second get to disk while they are made, the lag of the file, and
 * losses.
 */
final class SpoolBenchmark implements Benchmark {
    private static final double PROMISED = 100;
    private static final long ROOM = 16L << 30;

    /** Lag meter: at every snapshot that the spool takes, the age of what was on disk just before. */
    private static final class Behind implements Supplier<Snapshot> {
        private final Supplier<Snapshot> recording;
        private final long origin;
        private long onDisk;
        private long nextOnDisk;
        private long[] behind = {};

        Behind(Supplier<Snapshot> recording, long origin) {
            this.recording = recording;
            this.origin = origin;
        }

        @Override
        public Snapshot get() {
            Snapshot next = recording.get();
            if (!next.finished()) {
                behind = Arrays.copyOf(behind, behind.length + 1);
                behind[behind.length - 1] = System.nanoTime() - origin - onDisk;
            }
            onDisk = nextOnDisk;
            nextOnDisk = next.horizon();
            return next;
        }
    }

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("gantry-bench");
            try {
                progress.accept("spool: warming up");
                run(folder, Math.max(2, scale.work(5)), new ArrayList<>());
                progress.accept("spool");
                run(folder, Math.max(3, scale.work(10)), results);
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }

    private static void run(Path folder, int seconds, List<Result> results) throws IOException {
        long origin = System.nanoTime();
        Recorder recorder = new Recorder(Recorder.Options.named("bench"));
        Behind behind = new Behind(recorder::snapshot, origin);
        recorder.start();
        SpoolFile spool = SpoolFile.follow(new SpoolFolder(folder, ROOM), behind, () -> About.NOTHING);
        long start = System.nanoTime();
        CountDownLatch done = Producers.start(seconds);
        Waiting.on(done);
        Snapshot all = recorder.stop();
        spool.close();
        double took = (System.nanoTime() - start) / 1e9;
        long bytes = spool.file().isPresent() ? Files.size(spool.file().get()) : 0;
        String trouble = spool.trouble().map(why -> ", " + why).orElse("");
        spool.discard();
        Result speed = Result.atLeast(1, "spooled records", "records/s", all.records() / took, "wanted",
                Producers.PER_SECOND * 0.98).withNote(all.lost() + " lost" + trouble);
        results.add(all.lost() == 0 && trouble.isEmpty() ? speed : speed.missed());
        Spread spread = Spread.of(behind.behind);
        results.add(Result.atMost(1, "spool behind, p99", "ms", spread.p99(), "promised", PROMISED)
                .withNote("median %.0f ms, at most %.0f ms".formatted(spread.median(),
                        Arrays.stream(behind.behind).max().orElse(0) / 1e6)));
        results.add(Result.beside("spool, to disk", "MB/s", bytes / 1e6 / took, "", Double.NaN)
                .withNote("%.1f bytes a record".formatted((double) bytes / all.records())));
    }
}
