package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.CompareText;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.format.OpenFile;
import dev.gantry.insight.compare.Comparison;
import dev.gantry.trace.message.Visible;

/** {@code gantry compare BEFORE AFTER}: what takes longer or shorter in the second recording. */
@Command(name = "compare", description = {
        "Compares two recordings: tasks of one name, how long they ran and waited, and in which order they started.",
        "Names that differ in numbers only are one: task #. Tasks are matched by whole names, then by their order.",
        "With --threshold the exit code is 1 if tasks of some name run longer by more than that, and not by chance,",
        "or if no task is in both."},
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "The first recording.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The second recording.")
    private Path after;

    @Option(names = "--threshold", paramLabel = "PERCENT", description = "How much longer tasks of a name may run in "
            + "the mean, such as 10%%.")
    private Optional<String> threshold = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs. All times are nanoseconds.")
    private boolean json;

    @Option(names = "--window", description = "Show both in the window, the second below the first on one axis.")
    private boolean window;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (window) {
            return show();
        }
        double allowed = threshold.map(CompareCommand::part).orElse(Double.POSITIVE_INFINITY);
        PrintWriter err = spec.commandLine().getErr();
        OpenFile first = Reading.read(before, err);
        OpenFile second = Reading.read(after, err);
        Comparison compared = Comparison.of(first.snapshot(), second.snapshot());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try {
                CompareText.json(compared, allowed, out);
            } catch (IOException e) {
                throw new Failure(Failure.RUN, "the JSON could not be written: " + e.getMessage());
            }
        } else {
            out.print(Visible.lines(CompareText.text(compared, allowed)));
        }
        out.flush();
        if (compared.matched() == 0) {
            err.println("gantry: no task is in both recordings, so no tasks were compared.");
            err.flush();
            return threshold.isPresent() ? Failure.RUN : Math.max(Reading.outcome(first), Reading.outcome(second));
        }
        return compared.longer(allowed).isEmpty()
                ? Math.max(Reading.outcome(first), Reading.outcome(second))
                : Failure.RUN;
    }

    private int show() {
        if (json || threshold.isPresent()) {
            throw new Failure(Failure.USE, "--window shows both recordings: leave out --json and --threshold.");
        }
        Reading.check(before);
        Reading.check(after);
        WindowStart.open(OpenRequest.comparing(before, after));
        return 0;
    }

    private static double part(String text) {
        try {
            double percent = Double.parseDouble(text.strip().replaceFirst("\\s*%$", ""));
            if (percent >= 0 && Double.isFinite(percent)) {
                return percent / 100;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Failure(Failure.USE, "--threshold " + text + " is no part: say one such as 10%.");
    }
}
