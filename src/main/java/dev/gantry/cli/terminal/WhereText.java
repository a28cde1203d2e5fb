package dev.gantry.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.filter.FilterSyntaxException;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Visible;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.search.Finder;
import dev.gantry.view.search.Match;
import dev.gantry.view.search.Matches;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** What of a recording fits a filter, as lines. */
public final class WhereText {
    private static final int MOST = 1_000;

    private final Snapshot recorded;

    private WhereText(Snapshot recorded) {
        this.recorded = recorded;
    }

    /**
     * The filter in an option; all fits one without words.
     *
     * @throws Failure if it is none
     */
    public static Filter filter(String text) {
        try {
            return text.isBlank() ? Filter.ALL : Filter.of(text);
        } catch (FilterSyntaxException e) {
            throw new Failure(Failure.USE, "--where '" + text + "': " + Phrases.say(e.problem()));
        }
    }

    /** Prints what fits, in the order of time: when it began, how long it took, what it is, its name and lane. */
    public static void print(Snapshot recorded, Filter filter, PrintWriter out) {
        Matches found = Finder.find(recorded, List.of(), filter, () -> true, _ -> {}).orElseThrow();
        WhereText where = new WhereText(recorded);
        int shown = Math.min(MOST, found.size());
        for (int i = 0; i < shown; i++) {
            out.println(Visible.of(where.line(found.match(i))));
        }
        if (shown < found.size()) {
            out.printf(Locale.ROOT, "%,d more are not listed%n", found.size() - shown);
        }
        out.printf(Locale.ROOT, found.hasMore() ? "more than %,d fit%n" : "%,d fit%n", found.size());
    }

    private String line(Match match) {
        return "%10s  %10s  %-9s  %s".formatted(Durations.since(recorded.first(), match.time()), duration(match),
                kind(match), name(match));
    }

    private String duration(Match match) {
        return switch (match) {
            case Match.OfSlice(int lane, int depth, int index, long start) -> {
                Row row = recorded.lane(lane).row(depth);
                yield Durations.text((row.isOpen(index) ? recorded.horizon() : row.end(index)) - start);
            }
            case Match.OfTask(int task, long _) ->
                recorded.taskStarted(task) == Trace.NONE ? "" : Durations.text(recorded.taskRan(task));
            case Match.OfLane _,Match.OfMark _,Match.OfNote _ -> "";
        };
    }

    private String kind(Match match) {
        return switch (match) {
            case Match.OfSlice(int lane, int depth, int index, long _) ->
                recorded.lane(lane).row(depth).state(index).id();
            case Match.OfTask _ -> "task";
            case Match.OfLane(int lane, long _) -> recorded.lane(lane).kind().id();
            case Match.OfMark _,Match.OfNote _ -> "mark";
        };
    }

    private String name(Match match) {
        return switch (match) {
            case Match.OfSlice(int id, int depth, int index, long _) -> {
                Lane lane = recorded.lane(id);
                int name = lane.row(depth).name(index);
                int task = lane.row(depth).task(index);
                yield on(name != 0 ? Phrases.words(recorded.name(name)) : task == 0 ? "" : recorded.taskLabel(task),
                        id);
            }
            case Match.OfTask(int task, long _) -> on(recorded.taskLabel(task), recorded.taskLane(task));
            case Match.OfLane(int lane, long _) -> LaneNames.inTable(recorded, lane);
            case Match.OfMark(int lane, int index, long _) ->
                on(Phrases.words(recorded.name(recorded.lane(lane).markText(index))), lane);
            case Match.OfNote _ -> "";
        };
    }

    private String on(String name, int lane) {
        return lane == 0 ? name : name + " on " + LaneNames.inTable(recorded, lane);
    }
}
