package dev.gantry.ui.names;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import dev.gantry.insight.Distribution;
import dev.gantry.insight.NameTable.Entry;
import dev.gantry.insight.NameTable.Kind;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Columns of the table by name. */
enum NameColumn {
    NAME(176), KIND(80), COUNT(74), TOTAL(80), OWN(80), SHARE(68), MEAN(80), P50(80), P90(80), P99(80), LONGEST(80);

    final double width;

    NameColumn(double width) {
        this.width = width;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNumber() {
        return ordinal() > KIND.ordinal();
    }

    /** The order of the column; what is not known comes first. */
    Comparator<Entry> order(Function<Entry, String> names) {
        return switch (this) {
            case NAME -> Comparator.comparing(names);
            case KIND -> Comparator.comparing(Entry::kind);
            case COUNT -> Comparator.comparingInt(Entry::count);
            case TOTAL -> Comparator.comparingDouble(Entry::total);
            case OWN -> Comparator.comparingDouble(Entry::own);
            case SHARE -> Comparator.comparingDouble(Entry::share);
            case MEAN -> byTime(of -> Math.round(of.mean()));
            case P50 -> byTime(Distribution::p50);
            case P90 -> byTime(Distribution::p90);
            case P99 -> byTime(Distribution::p99);
            case LONGEST -> byTime(Distribution::most);
        };
    }

    private static Comparator<Entry> byTime(ToLongFunction<Distribution> of) {
        return Comparator.comparingLong(entry -> entry.durations().map(of::applyAsLong).orElse(-1L));
    }

    String text(Snapshot snapshot, Entry entry) {
        return switch (this) {
            case NAME -> name(snapshot, entry.kind(), entry.name());
            case KIND -> kind(entry.kind());
            case COUNT -> String.format(Locale.ROOT, "%,d", entry.count());
            case TOTAL -> Durations.text(Math.round(entry.total()));
            case OWN -> Durations.text(Math.round(entry.own()));
            case SHARE -> Texts.of("names.percent", String.format(Locale.ROOT, "%.1f", 100 * entry.share()));
            case MEAN -> time(entry, of -> Math.round(of.mean()));
            case P50 -> time(entry, Distribution::p50);
            case P90 -> time(entry, Distribution::p90);
            case P99 -> time(entry, Distribution::p99);
            case LONGEST -> time(entry, Distribution::most);
        };
    }

    private static String time(Entry entry, ToLongFunction<Distribution> of) {
        return entry.durations().map(durations -> Durations.text(of.applyAsLong(durations))).orElse("");
    }

    static String kind(Kind kind) {
        return Texts.of("names.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    static String name(Snapshot snapshot, Kind kind, int name) {
        String text = kind == Kind.EXECUTOR ? snapshot.executorName(name) : Phrases.words(snapshot.name(name));
        return text.isEmpty() ? Texts.of("names.unnamed") : text;
    }
}
