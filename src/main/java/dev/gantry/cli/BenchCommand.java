package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.bench.Bench;
import dev.gantry.bench.Benchmark;
import dev.gantry.bench.FrameScreen;
import dev.gantry.bench.StartBenchmark;
import dev.gantry.bench.measure.Report;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.cli.terminal.Display;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Terminal;

/** {@code gantry bench}: benchmarks of the cost of recording, each figure beside its baseline. */
@Command(name = "bench", description = {
        "Measures what recording costs, each figure beside its baseline in the same run.",
        "All benchmarks together take some minutes; leave the machine alone meanwhile."},
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Which benchmarks; all if none is named: "
            + "${COMPLETION-CANDIDATES}.", completionCandidates = Names.class)
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Measure less, for a first look.")
    private boolean quick;

    @Option(names = "--start", description = "Measure how the installed program starts, and what it weighs, instead.")
    private boolean start;

    @Option(names = "--frames", description = {"Measure frames: recordings of 1 M to 100 M slices, and a live one.",
            "The same as naming 'frames' and 'live'."})
    private boolean frames;

    @Option(names = "--files", description = {"Measure files: ten million records written and opened, in each format.",
            "The same as naming 'files' and 'files-foreign'."})
    private boolean files;

    @Option(names = "--json", description = "Write the figures as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (frames) {
            names.addAll(List.of("frames", "live"));
        }
        if (files) {
            names.addAll(List.of("files", "files-foreign"));
        }
        PrintStream progress = System.err;
        boolean shown = Terminal.isInteractive();
        Consumer<String> told = line -> {
            if (shown) {
                progress.println(line);
            }
        };
        List<Result> results = start ? starts(told) : measure(told);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Report.json(results, out);
            out.println();
        } else {
            Report.table(results, out);
        }
        out.flush();
        return 0;
    }

    private List<Result> measure(Consumer<String> progress) {
        try {
            return Bench.run(Bench.all(window()), names, quick ? Scale.QUICK : Scale.FULL, progress);
        } catch (IllegalArgumentException unknown) {
            throw new Failure(Failure.USE, unknown.getMessage() + ".");
        }
    }

    private static List<Result> starts(Consumer<String> progress) {
        // Path of the native launcher, as jpackage sets it.
        Path launcher = Optional.ofNullable(System.getProperty("jpackage.app-path")).map(Path::of)
                .orElseThrow(() -> new Failure(Failure.USE, "--start measures the native package: install it, or call"
                        + " target/dist/gantry/bin/gantry after 'mvn -Pinstaller package'."));
        return new StartBenchmark(launcher, Display.whatIsMissing().isPresent()).run(Scale.STARTS, progress);
    }

    private static Optional<Supplier<FrameScreen>> window() {
        return Display.hasJavaFx() ? Optional.of(WindowFrames.opener()) : Optional.empty();
    }

    /** Names of benchmarks, as completion candidates. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Bench.all(Optional.empty()).stream().map(Benchmark::name).toList());
        }
    }
}
