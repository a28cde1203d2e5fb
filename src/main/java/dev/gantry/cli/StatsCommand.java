package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.cli.terminal.StackTable;
import dev.gantry.cli.terminal.StatsJson;
import dev.gantry.cli.terminal.StatsTable;
import dev.gantry.cli.terminal.StatsText;
import dev.gantry.cli.terminal.WhereText;
import dev.gantry.format.OpenFile;
import dev.gantry.insight.Area;
import dev.gantry.insight.Groups;
import dev.gantry.insight.Loads;
import dev.gantry.insight.Locks;
import dev.gantry.insight.NameTable;
import dev.gantry.insight.Parts;
import dev.gantry.insight.Statistics;
import dev.gantry.insight.Wanted;
import dev.gantry.insight.filter.Filter;
import dev.gantry.query.Database;
import dev.gantry.query.Rows;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Visible;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.RangeText;

/** {@code gantry stats FILE}: prints the figures of a recording. */
@Command(name = "stats", description = {
        "Prints the figures of a recording: tasks, waits, durations, states, lanes, concurrency.",
        "Or those of groups of tasks (--by), of names (--names), of locks (--locks), of functions on the stacks of its "
                + "samples (--stacks), or of its executors over time (--over-time)."},
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
    private static final int MOST_PARTS = 100_000;

    @Parameters(paramLabel = "FILE", description = "The recording: Gantry's own, or a trace of another program.")
    private Path file;

    @Option(names = "--range", paramLabel = "FROM-TO", description = "Count only this stretch of time, such as "
            + "1.2s-1.3s or 1.2s+50ms, from the first record.")
    private Optional<String> range = Optional.empty();

    @Option(names = "--lane", paramLabel = "TEXT", description = "Count only lanes with this text in their names.")
    private Optional<String> lane = Optional.empty();

    @Option(names = "--by", paramLabel = "WHAT", description = "Print how long tasks waited and ran by executor, name, "
            + "lane or worker, the most tasks first.")
    private Optional<Groups.By> by = Optional.empty();

    @Option(names = "--names",
            description = "Print by name what the time went to: functions, waits, tasks, executors, coroutines; "
                    + "how many there are, the time that they took, with what lay within them and without, "
                    + "and how long each took.")
    private boolean names;

    @Option(names = "--locks", description = {
            "Print the locks that were waited for: how often, by how many lanes, for how long, and who held them."})
    private boolean locks;

    @Option(names = "--stacks",
            description = "Print the functions on the stacks of its samples: what each took by itself and with what "
                    + "it called, for samples that ran, were in native code, waited or allocated; the most first.")
    private boolean stacks;

    @Option(names = "--where", paramLabel = "FILTER", description = "Count in --names only what fits this, such as "
            + "'duration > 5 ms lane: main', in --stacks only samples in slices that do; see gantry show --help.")
    private Optional<String> where = Optional.empty();

    @Option(names = "--over-time", paramLabel = "N", arity = "0..1", fallbackValue = "60",
            description = "Print for each executor, in N parts of the time (60 if N is not given), the most "
                    + "tasks that waited at once, how many were in progress on average, and the share of its workers "
                    + "that were busy.")
    private Optional<Integer> overTime = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs. All times are nanoseconds.")
    private boolean json;

    @Option(names = "--csv",
            description = "Print what --by, --names, --locks, --stacks or --over-time says as CSV, in nanoseconds.")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Optional<RangeText.Span> span = range.map(StatsCommand::span);
        Filter filter = where.map(WhereText::filter).orElse(Filter.ALL);
        check();
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Snapshot recorded = opened.snapshot();
        if (by.isPresent()) {
            print(StatsTable.of(recorded, Groups.of(recorded, area(recorded, span), by.get()), !json && !csv));
            return Reading.outcome(opened);
        }
        if (names) {
            Wanted wanted = filter.isEmpty() ? Wanted.ALL : filter.in(recorded, Phrases::words);
            print(StatsTable.of(recorded, NameTable.of(recorded, area(recorded, span), wanted), !json && !csv));
            return Reading.outcome(opened);
        }
        if (stacks) {
            Wanted wanted = filter.isEmpty() ? Wanted.ALL : filter.in(recorded, Phrases::words);
            if (recorded.samples().isEmpty()) {
                throw new Failure(Failure.USE, file + " has no stacks: stacks are in JFR recordings, such as of "
                        + "'gantry jfr-settings', and in Perfetto and Chrome traces with samples.");
            }
            print(StackTable.of(recorded, area(recorded, span), wanted, !json && !csv));
            return Reading.outcome(opened);
        }
        if (locks) {
            print(StatsTable.of(recorded, Locks.of(recorded, area(recorded, span)), !json && !csv));
            return Reading.outcome(opened);
        }
        if (overTime.isPresent()) {
            Area time = area(recorded, span).within(recorded);
            print(StatsTable.of(Loads.of(recorded), Parts.of(time.start(), time.end(), overTime.get()),
                    !json && !csv));
            return Reading.outcome(opened);
        }
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
            out.print(Visible.lines(StatsText.text(title.isEmpty() ? file.toString() : title, recorded, figures)));
        }
        out.flush();
        return Reading.outcome(opened);
    }

    private void check() {
        int tables = (by.isPresent() ? 1 : 0) + (overTime.isPresent() ? 1 : 0) + (names ? 1 : 0)
                + (locks ? 1 : 0) + (stacks ? 1 : 0);
        if (tables > 1) {
            throw new Failure(Failure.USE,
                    "--by, --names, --locks, --stacks and --over-time are not two tables in one: ask for one of them.");
        }
        if (csv && (json || tables == 0)) {
            throw new Failure(Failure.USE,
                    "--csv goes with --by, --names, --locks, --stacks or --over-time, and not with --json.");
        }
        if (where.isPresent() && !names && !stacks) {
            throw new Failure(Failure.USE, "--where goes with --names or --stacks.");
        }
        if (overTime.isPresent() && lane.isPresent()) {
            throw new Failure(Failure.USE, "--over-time tells of executors: it does not go with --lane.");
        }
        if (overTime.isPresent() && (overTime.get() < 1 || overTime.get() > MOST_PARTS)) {
            throw new Failure(Failure.USE, "--over-time %d: say a number from 1 to %d."
                    .formatted(overTime.get(), MOST_PARTS));
        }
    }

    private void print(StatsTable table) {
        Rows rows = new Rows(json ? Rows.Kind.JSON : csv ? Rows.Kind.CSV : Rows.Kind.TABLE, Integer.MAX_VALUE);
        PrintWriter out = spec.commandLine().getOut();
        Rows.Receiver to = rows.to(out);
        to.columns(IntStream.range(0, table.names().size())
                .mapToObj(i -> new Database.Header(table.names().get(i), table.isText(i) ? "VARCHAR" : "DOUBLE"))
                .toList());
        table.rows().forEach(to::row);
        rows.end();
        out.flush();
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
            if (LaneNames.inTable(recorded, id).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
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
