package dev.gantry.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.recording.About;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** File benchmark: time to save a recording of ten million records and to open it again, and the size of the file. */
final class FilesBenchmark implements Benchmark {
    private static final int RECORDS = 10_000_000;
    private static final int RECORDS_A_TASK = 3;
    private static final int WORKERS = 8;
    private static final double ALL = 3;

    /** How often the file is opened; the median counts. */
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        int records = scale.work(RECORDS);
        progress.accept("files: making a recording");
        Snapshot recorded = recording(records / RECORDS_A_TASK);
        try {
            Path file = Files.createTempFile("gantry-bench", ".pftrace");
            try {
                return measure(recorded, file, progress);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Result> measure(Snapshot recorded, Path file, Consumer<String> progress) throws IOException {
        progress.accept("files: saving");
        long start = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(file)) {
            new PerfettoFile().write(recorded, About.NOTHING, out, _ -> {});
        }
        double saved = Opened.seconds(start);
        progress.accept("files: opening");
        double[] each = new double[ROUNDS];
        Opened opened = null;
        for (int round = 0; round < ROUNDS; round++) {
            opened = null; // one recording in memory at a time
            opened = Opened.of(file);
            each[round] = opened.all();
        }
        double cold = each[0];
        Arrays.sort(each);
        double median = each[ROUNDS / 2];
        Snapshot read = opened.snapshot();
        String note = "%,d records in %,d bytes; the first time, cold, %.1f s".formatted(read.records(),
                Files.size(file), cold);
        Result all = Result.atMost(1, "open, all", "s", median, "wanted", ALL).withNote(note);
        boolean whole = opened.file().trouble().isEmpty() && read.records() == recorded.records();
        List<Result> results = new ArrayList<>();
        results.add(Result.beside("save", "s", saved, "opened again in", median));
        results.add(whole ? all : all.missed());
        results.addAll(opened.results("open"));
        results.add(Result.beside("file", "bytes/record", (double) Files.size(file) / recorded.records(),
                "kept in memory", (double) opened.kept() / read.records()));
        return results;
    }

    /** Tasks on a pool of some threads, as they would come from a busy program. */
    private static Snapshot recording(int tasks) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("bench"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        for (int i = 0; i < WORKERS; i++) {
            trace.laneOpened(0, 3 + i, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker-" + i));
        }
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        long time = 0;
        for (int task = 1; task <= tasks; task++) {
            int lane = 3 + task % WORKERS;
            trace.taskSubmitted(time += 100, 2, task, 1, 0);
            trace.taskStarted(time += 100, lane, task);
            trace.taskEnded(time += 100, lane, task, TaskState.SUCCEEDED, 0);
        }
        trace.finish(time);
        return trace.snapshot();
    }
}
