package dev.gantry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;

/**
 * Start-up benchmark: the installed program from its launcher until its window is painted with every panel, with and
 * without the AOT cache of the package, and the size of the package. Each start is a process of its own, which says
 * when it has painted and ends. Settings, recordings and caches of the user are not used: empty folders take their
 * place.
 */
public final class StartBenchmark implements Benchmark {
    /** Limit of a start, in milliseconds. */
    private static final double MOST = 1_000;

    private static final List<String> FOLDERS = List.of("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME");

    private final Path launcher;
    private final boolean headless;

    /**
     * Of the program that this starts.
     *
     * @param launcher the native launcher, in its package
     * @param headless whether to draw on JavaFX's platform without a display
     */
    public StartBenchmark(Path launcher, boolean headless) {
        this.launcher = launcher;
        this.headless = headless;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        try {
            Path home = Files.createTempDirectory("gantry-bench");
            try {
                return run(home, scale, progress);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private List<Result> run(Path home, Scale scale, Consumer<String> progress) {
        Rounds rounds = new Rounds("start", scale)
                .add("cached", () -> start(home, "painted", "", "rehearse"))
                .add("plain", () -> start(home, "painted", "-XX:AOTMode=off", "rehearse"))
                .add("cached list", () -> start(home, "thread-one", "", "list"))
                .add("plain list", () -> start(home, "thread-one", "-XX:AOTMode=off", "list"))
                .run(progress);
        String note = headless ? "no display" : "on a display";
        List<Result> results = new ArrayList<>();
        results.add(Result.atMost(1, "start, window painted", "ms", rounds.median("cached"), "wanted", MOST)
                .withNote(note));
        results.add(beside(rounds, "start, window painted", "").withNote(note));
        results.add(beside(rounds, "start, gantry list", " list"));
        results.addAll(PackageSize.results(launcher));
        return results;
    }

    private static Result beside(Rounds rounds, String name, String of) {
        return Result.beside(name, "ms", rounds.median("cached" + of), "without the AOT cache",
                rounds.median("plain" + of));
    }

    /** Milliseconds until the program prints a line that begins so. */
    private double start(Path home, String awaited, String option, String argument) {
        ProcessBuilder command = new ProcessBuilder(launcher.toString(), argument)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("JAVA_TOOL_OPTIONS",
                option + (headless ? " -Dglass.platform=Headless -Dprism.order=sw" : ""));
        FOLDERS.forEach(name -> command.environment().put(name, home.resolve(name).toString()));
        try {
            long begun = System.nanoTime();
            Process process = command.start();
            double millis = Double.NaN;
            try (BufferedReader out = process.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith(awaited) && Double.isNaN(millis)) {
                        millis = (System.nanoTime() - begun) / 1e6;
                    }
                }
            }
            if (process.waitFor() != 0 || Double.isNaN(millis)) {
                throw new IllegalStateException(launcher + " " + argument + " did not start well");
            }
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
