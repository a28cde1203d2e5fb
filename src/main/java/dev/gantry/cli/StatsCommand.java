package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.StatsJson;
import dev.gantry.cli.terminal.StatsText;
import dev.gantry.format.OpenFile;
import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.time.RangeText;

/** {@code gantry stats FILE}: prints the figures of a recording. */
@Command(name = "stats", description = {
        "Prints the figures of a recording: tasks, waits, durations, states, lanes, concurrency."},
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording: Gantry's own, or a trace of another program.")
    private Path file;

    @Option(names = "--range", paramLabel = "FROM-TO", description = "Count only this stretch of time, such as "
            + "1.2s-1.3s or 1.2s+50ms, from the first record.")
    private Optional<String> range = Optional.empty();

    @Option(names = "--lane", paramLabel = "TEXT", description = "Count only lanes with this text in their names.")
    private Optional<String> lane = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs. All times are nanoseconds.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Optional<RangeText.Span> span = range.map(StatsCommand::span);
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Snapshot recorded = opened.snapshot();
        Statistics figures = Statistics.of(recorded, area(recorded, span));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try {
                StatsJson.write(recorded, figures, out);
            } catch (IOException e) {
                throw new Failure(Failure.RUN, "the JSON could not be written: " + e.getMessage());
            }
        } else {
            String title = opened.about().title();
            out.print(StatsText.text(title.isEmpty() ? file.toString() : title, recorded, figures));
        }
        out.flush();
        return Reading.outcome(opened);
    }

    private Area area(Snapshot recorded, Optional<RangeText.Span> span) {
        Area all = Area.of(recorded);
        long from = recorded.first();
        return new Area(span.map(of -> from + of.start()).orElse(all.start()),
                span.map(of -> from + of.end()).orElse(all.end()),
                lane.map(text -> lanes(recorded, text)).orElse(Set.of()));
    }

    private Set<Integer> lanes(Snapshot recorded, String text) {
        Set<Integer> found = new HashSet<>();
        for (int id = 1; id <= recorded.lanes(); id++) {
            if (recorded.laneName(id).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                found.add(id);
            }
        }
        if (found.isEmpty()) {
            throw new Failure(Failure.USE, file + ": no lane has '" + text + "' in its name.");
        }
        return found;
    }

    private static RangeText.Span span(String text) {
        if (RangeText.read(text) instanceof RangeText.Span span) {
            return span;
        }
        throw new Failure(Failure.USE,
                "'" + text + "' is not a stretch of time. Say one such as 1.2s-1.3s or 1.2s+50ms.");
    }
}
