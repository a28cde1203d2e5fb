package dev.gantry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.cli.terminal.WhereText;
import dev.gantry.format.OpenFile;
import dev.gantry.format.picture.TextPicture;
import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.path.CriticalPath;
import dev.gantry.insight.path.Slack;
import dev.gantry.insight.path.Step;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Visible;
import dev.gantry.view.explain.PathText;

/** {@code gantry show FILE}: draws a recording as text. */
@Command(name = "show", description = {"Draws a recording as text, as wide as the terminal.",
        "COLUMNS sets another width, NO_COLOR turns colours off."}, mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording: Gantry's own, or a trace of another program.")
    private Path file;

    @Option(names = "--path", description = {"List the critical path to the end instead:",
            "what the time of the whole went to, step by step, what would come of it",
            "if tasks on it took half as long, and the slack of tasks."})
    private boolean path;

    @Option(names = "--where", paramLabel = "FILTER", description = {
            "List instead what fits this: words of a name, or fields with :, =, !=, ~, <, <=, > or >= and a value,",
            "with and, or, not and brackets between. Words beside each other are one text. Fields are kind, state,",
            "name, lane, task, executor, category, error, duration, waited, start and args.NAME, or args.\"A NAME\":",
            "'duration > 5 ms name ~ /^read/', 'args.bytes > 1000', 'load or save'."})
    private Optional<String> where = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Filter> filter = where.map(WhereText::filter);
        if (path && filter.isPresent()) {
            throw new Failure(Failure.USE, "--path and --where are two lists: ask for one of them.");
        }
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Snapshot recorded = opened.snapshot();
        if (filter.isPresent()) {
            WhereText.print(recorded, filter.get(), out);
        } else if (path) {
            List<Step> steps = CriticalPath.toEnd(recorded).find();
            out.println(PathText.summary(steps));
            PathText.lines(recorded, steps, recorded.first()).forEach(line -> out.println("  " + Visible.of(line)));
            if (recorded.tasks() > 0 && Slack.fits(recorded)) {
                Slack slack = Slack.toEnd(recorded);
                slack.gains(steps).forEach(gain -> out.println(Visible.of(PathText.gain(recorded, gain))));
                out.println(PathText.slack(slack.spread()));
            } else if (recorded.tasks() > 0) {
                out.println("slack: not computed, this recording needs a larger heap (JDK_JAVA_OPTIONS=-Xmx8g)");
            }
        } else {
            out.print(new TextPicture(Terminal.width(), TextPicture.Letters.of(System.out.charset()),
                    Terminal.hasColour()).text(recorded));
        }
        String title = opened.about().title();
        out.println("%s: %,d records, %s lost".formatted(title.isEmpty() ? file.toString() : title, recorded.records(),
                recorded.lost() == 0 ? "none" : "%,d".formatted(recorded.lost())));
        out.flush();
        return Reading.outcome(opened);
    }
}
