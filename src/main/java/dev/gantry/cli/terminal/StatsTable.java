package dev.gantry.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.gantry.insight.Distribution;
import dev.gantry.insight.Groups;
import dev.gantry.insight.Load;
import dev.gantry.insight.Loads;
import dev.gantry.insight.Locks;
import dev.gantry.insight.NameTable;
import dev.gantry.insight.Parts;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/**
 * Statistics in columns: of groups of tasks, of names, or of executors over time.
 *
 * @param names of the columns; the first holds names, the others figures, but for kinds and holders
 * @param rows numbers and texts, null for what is not known; times are nanoseconds from the first record, or texts
 */
public record StatsTable(List<String> names, List<List<Object>> rows) {
    private static final String NO_EXECUTOR = "(no executor)";
    private static final String NO_NAME = "(no name)";

    /** Of groups of tasks. */
    public static StatsTable of(Snapshot recorded, Groups groups, boolean forPeople) {
        List<String> names = new ArrayList<>(List.of(groups.by().name().toLowerCase(Locale.ROOT), "tasks"));
        for (String measure : List.of("waited", "ran")) {
            for (String figure : List.of("mean", "p50", "p90", "p99", "longest")) {
                names.add(measure + (forPeople ? " " : "_") + figure);
            }
        }
        boolean workers = groups.by() == Groups.By.WORKER;
        if (workers) {
            names.add("busy");
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Groups.Group group : groups.groups()) {
            List<Object> row = new ArrayList<>();
            row.add(name(recorded, groups.by(), group.key()));
            row.add(group.count());
            add(row, group.waited(), forPeople);
            add(row, group.ran(), forPeople);
            if (workers) {
                row.add(group.used().isEmpty()
                        ? nothing(forPeople)
                        : share(group.used().getAsDouble(), forPeople));
            }
            rows.add(row);
        }
        addOthers(rows, groups.others(), names.indexOf("tasks"), names.size(), forPeople);
        return new StatsTable(names, rows);
    }

    /** Of names. */
    public static StatsTable of(Snapshot recorded, NameTable names, boolean forPeople) {
        List<List<Object>> rows = new ArrayList<>();
        for (NameTable.Entry entry : names.entries()) {
            List<Object> row = new ArrayList<>();
            String name = entry.kind() == NameTable.Kind.EXECUTOR
                    ? recorded.executorName(entry.name())
                    : Phrases.words(recorded.name(entry.name()));
            row.add(name.isEmpty() ? NO_NAME : name);
            row.add(entry.kind().name().toLowerCase(Locale.ROOT));
            row.add(entry.count());
            row.add(time(Math.round(entry.total()), forPeople));
            row.add(time(Math.round(entry.own()), forPeople));
            row.add(share(entry.share(), forPeople));
            add(row, entry.durations(), forPeople);
            rows.add(row);
        }
        List<String> heads = List.of("name", "kind", "count", "total", "own", "share", "mean", "p50", "p90", "p99",
                "longest");
        addOthers(rows, names.others(), heads.indexOf("count"), heads.size(), forPeople);
        return new StatsTable(heads, rows);
    }

    /** Adds a row for those that are left out, if there are such, with how many in this place. */
    private static void addOthers(List<List<Object>> rows, int others, int place, int columns, boolean forPeople) {
        if (others > 0) {
            Object[] rest = new Object[columns];
            Arrays.fill(rest, nothing(forPeople));
            rest[0] = "(others)";
            rest[place] = others;
            rows.add(Arrays.asList(rest));
        }
    }

    /** Of locks. */
    public static StatsTable of(Snapshot recorded, Locks locks, boolean forPeople) {
        List<List<Object>> rows = new ArrayList<>();
        for (Locks.Lock lock : locks.locks()) {
            Message name = lock.of().isEmpty() ? Message.say(lock.code()) : Message.say(lock.code(), lock.of());
            boolean held = !lock.holders().isEmpty();
            rows.add(Arrays.asList(Phrases.say(name), lock.waits(), lock.waiting(),
                    time(Math.round(lock.total()), forPeople), time(lock.longest(), forPeople),
                    held ? LaneNames.inTable(recorded, lock.holders().getFirst().lane()) : nothing(forPeople),
                    held
                            ? time(Math.round(lock.holders().getFirst().total()), forPeople)
                            : nothing(forPeople)));
        }
        return new StatsTable(List.of("lock", "waits", "lanes", "total", "longest", "holder", "held"), rows);
    }

    private static String name(Snapshot recorded, Groups.By by, int key) {
        return switch (by) {
            case EXECUTOR -> executor(recorded, key);
            case NAME -> key == 0 ? NO_NAME : recorded.name(key);
            case LANE, WORKER -> LaneNames.inTable(recorded, key);
        };
    }

    private static String executor(Snapshot recorded, int id) {
        return id == 0 ? NO_EXECUTOR : recorded.executorName(id);
    }

    private static void add(List<Object> row, Optional<Distribution> of, boolean forPeople) {
        if (of.isEmpty()) {
            row.addAll(Collections.nCopies(5, nothing(forPeople)));
            return;
        }
        Distribution figures = of.get();
        for (long time : new long[]{Math.round(figures.mean()), figures.p50(), figures.p90(), figures.p99(),
                figures.most()}) {
            row.add(time(time, forPeople));
        }
    }

    /** Of all executors over time. */
    public static StatsTable of(Loads loads, Parts parts, boolean forPeople) {
        Snapshot recorded = loads.snapshot();
        List<List<Object>> rows = new ArrayList<>();
        for (int executor : loads.executors()) {
            Load load = loads.over(parts, executor);
            for (int part = 0; part < parts.count(); part++) {
                double used = load.used().get(part);
                rows.add(Arrays.asList(executor(recorded, executor),
                        time(parts.edge(part) - recorded.first(), forPeople),
                        time(parts.edge(part + 1) - recorded.first(), forPeople), load.queued().get(part),
                        forPeople ? rounded(load.running().get(part)) : load.running().get(part),
                        Double.isNaN(used) ? nothing(forPeople) : share(used, forPeople)));
            }
        }
        return new StatsTable(List.of("executor", "from", "to", "queued", "running", "busy"), rows);
    }

    /** Whether a column holds texts, not figures. */
    public boolean isText(int column) {
        return column == 0 || Set.of("kind", "holder", "unit", "line").contains(names.get(column));
    }

    private static Object nothing(boolean forPeople) {
        return forPeople ? "–" : null;
    }

    private static Object time(long nanos, boolean forPeople) {
        return forPeople ? (Object) Durations.text(nanos) : (Object) nanos;
    }

    private static Object share(double share, boolean forPeople) {
        return forPeople ? (Object) String.format(Locale.ROOT, "%.1f %%", 100 * share) : (Object) share;
    }

    private static Object rounded(double mean) {
        return String.format(Locale.ROOT, "%.2f", mean);
    }
}
