package dev.gantry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The installed program from its launcher to its first painted frame, with and without the AOT cache of the package, and
 * what the package weighs. Each start is a process of its own, which says when it has painted and ends.
 */
public final class StartBenchmark implements Benchmark {
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
    public String description() {
        return "the installed program from its launcher to its first painted frame";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        Rounds rounds = new Rounds("start", scale)
                .add("cached", () -> start("painted", "", "rehearse"))
                .add("plain", () -> start("painted", "-XX:AOTMode=off", "rehearse"))
                .add("cached list", () -> start("thread-one", "", "list"))
                .add("plain list", () -> start("thread-one", "-XX:AOTMode=off", "list"))
                .run(progress);
        List<Result> results = new ArrayList<>();
        results.add(
                beside(rounds, "start, first painted frame", "").withNote(headless ? "no display" : "on a display"));
        results.add(beside(rounds, "start, gantry list", " list"));
        results.addAll(PackageSize.results(launcher));
        return results;
    }

    private static Result beside(Rounds rounds, String name, String of) {
        return Result.beside(name, "ms", rounds.median("cached" + of), "without the AOT cache",
                rounds.median("plain" + of));
    }

    /** Milliseconds until the program prints a line that begins so. */
    private double start(String awaited, String option, String argument) {
        ProcessBuilder command = new ProcessBuilder(launcher.toString(), argument)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("JAVA_TOOL_OPTIONS",
                option + (headless ? " -Dglass.platform=Headless -Dprism.order=sw" : ""));
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
