package dev.gantry.view.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.time.Durations;

/**
 * Colours of running slices by what a {@link ColourBy} says. A name's colour depends on the name alone, so it is the
 * same in every recording. Remembers categories, so it is for one thread.
 */
public final class Tints {
    /** So many of the longest are told. */
    public static final int LONGEST = 10;

    private static final int SAMPLES = 8;
    private static final int STRIDE = 1 << 14;
    private static final int PLACES = 1 << 8;
    private static final long[] LENGTHS = {10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final Pattern CATEGORY = Pattern.compile("\"cat\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What has a colour: a name, a category, a task, or a range of durations. */
    public record Coloured(Style style, String name) {}

    private final int[] numbers = new int[PLACES];
    private final String[] categories = new String[PLACES];

    /** Colours of which no category is known yet. */
    public Tints() {}

    /** The colour of this text, the same in every recording. */
    public static Style of(String text) {
        return hue(text);
    }

    /** The colour of these slices; empty where they are of none, or of several. */
    public Optional<Style> of(ColourBy by, Snapshot snapshot, Row row, int first, int count) {
        if (by == ColourBy.STATE) {
            return Optional.empty();
        }
        Optional<Style> found = one(by, snapshot, row, first);
        for (int i = 1; i < Math.min(SAMPLES, count) && found.isPresent(); i++) {
            int at = first + (int) ((long) i * (count - 1) / (Math.min(SAMPLES, count) - 1));
            if (row.state(at) == State.RUNNING && !one(by, snapshot, row, at).equals(found)) {
                return Optional.empty();
            }
        }
        return found;
    }

    private Optional<Style> one(ColourBy by, Snapshot snapshot, Row row, int slice) {
        return switch (by) {
            case STATE -> Optional.empty();
            case NAME -> Optional.of(name(snapshot, row, slice)).filter(name -> !name.isEmpty()).map(Tints::hue);
            case CATEGORY -> Optional.of(category(snapshot, row, slice)).filter(name -> !name.isEmpty())
                    .map(Tints::hue);
            case TASK -> row.task(slice) == 0 ? Optional.empty() : Optional.of(hue(row.task(slice)));
            case DURATION -> Optional.of(length(length(snapshot, row, slice)));
        };
    }

    private static String name(Snapshot snapshot, Row row, int slice) {
        int task = row.task(slice);
        return row.name(slice) != 0
                ? snapshot.name(row.name(slice))
                : snapshot.hasTask(task) ? snapshot.name(snapshot.taskName(task)) : "";
    }

    /** The category in a slice's details; empty if it has none. */
    private String category(Snapshot snapshot, Row row, int slice) {
        int details = row.details(slice);
        if (details == 0) {
            return "";
        }
        int place = details & PLACES - 1;
        if (numbers[place] != details) {
            Matcher category = CATEGORY.matcher(snapshot.name(details));
            numbers[place] = details;
            categories[place] = category.find() ? category.group(1).replaceAll("\\\\(.)", "$1") : "";
        }
        return categories[place];
    }

    private static long length(Snapshot snapshot, Row row, int slice) {
        return (row.isOpen(slice) ? snapshot.horizon() : row.end(slice)) - row.start(slice);
    }

    private static Style hue(String text) {
        return hue(text.hashCode());
    }

    private static Style hue(int number) {
        int mixed = number * 0x9e3779b9; // neighbours are told apart
        return Style.hues().get(Integer.remainderUnsigned(mixed ^ mixed >>> 15, Style.hues().size()));
    }

    private static Style length(long nanos) {
        int step = 0;
        while (step < LENGTHS.length && nanos >= LENGTHS[step]) {
            step++;
        }
        return Style.lengths().get(step);
    }

    /**
     * What a legend tells: the names, categories or tasks that took the most time, or all ranges of durations.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<List<Coloured>> longest(
            ColourBy by, Snapshot snapshot, BooleanSupplier goesOn, DoubleConsumer progress) {
        return switch (by) {
            case STATE -> Optional.of(List.of());
            case DURATION -> Optional.of(ranges());
            case NAME, CATEGORY, TASK -> new Tints().sums(by, snapshot, goesOn, progress)
                    .map(sums -> sums.entrySet().stream()
                            .sorted(Map.Entry
                                    .<Object, long[]>comparingByValue(Comparator.comparingLong(sum -> -sum[0])))
                            .limit(LONGEST).map(each -> coloured(snapshot, each.getKey())).toList());
        };
    }

    private static Coloured coloured(Snapshot snapshot, Object key) {
        return key instanceof Integer task
                ? new Coloured(hue(task), snapshot.taskLabel(task))
                : new Coloured(hue(key.toString()), Phrases.words(key.toString()));
    }

    private static List<Coloured> ranges() {
        List<Coloured> ranges = new ArrayList<>();
        for (int step = 0; step <= LENGTHS.length; step++) {
            ranges.add(new Coloured(Style.lengths().get(step), step < LENGTHS.length
                    ? "< " + Durations.text(LENGTHS[step])
                    : "≥ " + Durations.text(LENGTHS[step - 1])));
        }
        return ranges;
    }

    /** How long slices of each ran. */
    private Optional<Map<Object, long[]>> sums(
            ColourBy by, Snapshot snapshot, BooleanSupplier goesOn, DoubleConsumer progress) {
        Map<Object, long[]> sums = new HashMap<>();
        long read = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    if (row.state(i) == State.RUNNING) {
                        Object key = by == ColourBy.TASK
                                ? row.task(i)
                                : by == ColourBy.NAME ? name(snapshot, row, i) : category(snapshot, row, i);
                        if (!key.equals("") && !key.equals(0)) {
                            sums.computeIfAbsent(key, _ -> new long[1])[0] += length(snapshot, row, i);
                        }
                    }
                    if (++read % STRIDE == 0 && !goesOn.getAsBoolean()) {
                        return Optional.empty();
                    }
                }
            }
            progress.accept((double) id / snapshot.lanes());
        }
        return Optional.of(sums);
    }
}
