package dev.gantry.cli.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.insight.Concurrency;
import dev.gantry.insight.LaneTime;
import dev.gantry.insight.Measure;
import dev.gantry.insight.Statistics;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Width;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.RangeText;

/** Statistics as text tables. */
public final class StatsText {
    private static final int WIDEST_NAME = 40;
    private static final int MOST_LANES = 200;

    /** So many lanes of one name have a row each; more are one row, such as unnamed virtual threads. */
    private static final int MOST_ALIKE = 20;

    private final Snapshot recorded;
    private final Statistics figures;
    private final StringBuilder text = new StringBuilder();

    private StatsText(Snapshot recorded, Statistics figures) {
        this.recorded = recorded;
        this.figures = figures;
    }

    public static String text(String title, Snapshot recorded, Statistics figures) {
        StatsText made = new StatsText(recorded, figures);
        long zero = recorded.first();
        made.line(title);
        made.line("%s (%s) · %d lane%s".formatted(RangeText.text(figures.area().start() - zero,
                figures.area().end() - zero), Durations.text(figures.area().length()), figures.lanes().size(),
                figures.lanes().size() == 1 ? "" : "s"));
        made.tasks();
        made.states();
        made.lanes();
        made.concurrency();
        return made.text.toString();
    }

    private void tasks() {
        List<String> outcomes = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            if (figures.tasks().count(state) > 0) {
                outcomes.add(figures.tasks().count(state) + " " + state.id());
            }
        }
        line("");
        line("Tasks: " + figures.tasks().count()
                + (outcomes.isEmpty() ? "" : " (" + String.join(", ", outcomes) + ")"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "count", "mean", "p50", "p90", "p99", "longest"));
        for (Measure measure : Measure.values()) {
            figures.tasks().distribution(measure).ifPresent(of -> rows.add(List.of(
                    measure.name().toLowerCase(Locale.ROOT), String.valueOf(of.count()),
                    Durations.text(Math.round(of.mean())), Durations.text(of.p50()), Durations.text(of.p90()),
                    Durations.text(of.p99()), Durations.text(of.most()))));
        }
        table(rows);
    }

    private void states() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("States of all lanes", "time", "share"));
        for (State state : State.values()) {
            if (figures.time(state) > 0) {
                rows.add(List.of(state.id(), Durations.text(Math.round(figures.time(state))),
                        share(figures.time(state), figures.alive())));
            }
        }
        table(rows);
    }

    private void lanes() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Lanes", "there for", "busy", "blocked", "idle", "suspended", "ready", "not told"));
        Map<String, List<LaneTime>> named = figures.lanes().stream().collect(Collectors.groupingBy(
                lane -> recorded.laneName(lane.lane()), LinkedHashMap::new, Collectors.toList()));
        named.forEach((name, alike) -> {
            if (alike.size() > MOST_ALIKE) {
                rows.add(row(alike.size() + " × " + name, alike));
            } else {
                alike.forEach(lane -> rows.add(row(LaneNames.inTable(recorded, lane.lane()), List.of(lane))));
            }
        });
        table(rows.subList(0, Math.min(rows.size(), MOST_LANES + 1)));
        if (rows.size() > MOST_LANES + 1) {
            line("  and %d more: --lane names some of them, --json tells all".formatted(rows.size() - MOST_LANES - 1));
        }
    }

    /** What these lanes did, together. */
    private static List<String> row(String name, List<LaneTime> lanes) {
        long alive = lanes.stream().mapToLong(LaneTime::alive).sum();
        List<ToDoubleFunction<LaneTime>> parts = List.of(LaneTime::busy, lane -> lane.time(State.BLOCKED),
                lane -> lane.time(State.IDLE), lane -> lane.time(State.SUSPENDED), lane -> lane.time(State.READY),
                LaneTime::unknown);
        return Stream.concat(Stream.of(name, Durations.text(alive)),
                parts.stream().map(part -> share(lanes.stream().mapToDouble(part).sum(), alive))).toList();
    }

    private void concurrency() {
        Concurrency of = figures.concurrency();
        line("");
        line(String.format(Locale.ROOT, "Lanes at work at once: %.2f on average", of.mean())
                + of.steps().map(steps -> ", at most " + steps.most())
                        .orElse("; too many slices to count the most, give a shorter --range"));
        of.steps().ifPresent(steps -> {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("at once", "time", "share"));
            for (int lanes = 0; lanes <= steps.most(); lanes++) {
                rows.add(List.of(String.valueOf(lanes), Durations.text(steps.times().get(lanes)),
                        share(steps.times().get(lanes), figures.area().length())));
            }
            table(rows);
        });
    }

    private static String share(double part, double whole) {
        return whole <= 0 || part <= 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
    }

    private void line(String words) {
        text.append(words).append(System.lineSeparator());
    }

    /** Table layout: columns as wide as their widest cell; the first left-aligned, figures right-aligned. */
    private void table(List<List<String>> rows) {
        if (rows.size() == 1) {
            return;
        }
        line("");
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Width.of(cut(row.get(i))));
            }
        }
        for (List<String> row : rows) {
            StringBuilder made = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cut(row.get(i));
                made.append("  ").append(i == 0 ? Width.left(cell, widths[i]) : Width.right(cell, widths[i]));
            }
            line(made.toString().stripTrailing());
        }
    }

    private static String cut(String cell) {
        return Width.cutInside(cell, WIDEST_NAME);
    }
}
