package dev.gantry.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jdk.jfr.Recording;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.format.chrome.ChromeJson;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;

/**
 * Import benchmark: time to open what other programs write: ten million slices as Chrome JSON, a million events of the
 * JDK's Flight Recorder. The baseline is reading the file's bytes.
 */
final class ForeignFilesBenchmark implements Benchmark {
    private static final int SLICES = 10_000_000;
    private static final int EVENTS = 1_000_000;
    private static final int LANES = 32;

    private interface Maker {
        void make(Path file) throws IOException;
    }

    @Override
    public String name() {
        return "files-foreign";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        int slices = scale.work(SLICES);
        int events = scale.work(EVENTS);
        List<Result> results = new ArrayList<>();
        progress.accept("files-foreign: Chrome JSON");
        results.addAll(measure("Chrome JSON", ".json", file -> export(Synthetic.of(slices, LANES), file)));
        progress.accept("files-foreign: Flight Recorder");
        results.addAll(measure("Flight Recorder", ".jfr", file -> record(events, file)));
        return List.copyOf(results);
    }

    private static List<Result> measure(String what, String ending, Maker maker) {
        try {
            Path file = Files.createTempFile("gantry-bench", ending);
            try {
                maker.make(file);
                return measure(what, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Result> measure(String what, Path file) throws IOException {
        double bytes = read(file);
        Opened opened = Opened.of(file);
        Result all = Result.beside(what + ", all", "s", opened.all(), "its bytes", bytes)
                .withNote("%,d records from %,d bytes".formatted(opened.snapshot().records(), Files.size(file)));
        List<Result> results = new ArrayList<>();
        results.add(opened.file().trouble().map(why -> all.missed().withNote(why)).orElse(all));
        results.addAll(opened.results(what));
        results.add(Result.beside(what + ", saved as a file of ours", "s", save(opened.snapshot()), "opened in",
                opened.all()));
        return results;
    }

    private static void export(Snapshot snapshot, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new ChromeJson("bench", Annotations.NONE).write(snapshot, out);
        }
    }

    private static double save(Snapshot snapshot) throws IOException {
        long start = System.nanoTime();
        new PerfettoFile().write(snapshot, About.NOTHING, OutputStream.nullOutputStream(), _ -> {});
        return Opened.seconds(start);
    }

    private static void record(int events, Path file) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(CommittedEvent.class).withoutThreshold();
            recording.start();
            Loops.events(events);
            recording.stop();
            recording.dump(file);
        }
    }

    private static double read(Path file) throws IOException {
        long start = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Opened.seconds(start);
    }
}
