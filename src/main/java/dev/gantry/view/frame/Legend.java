package dev.gantry.view.frame;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/** What the colours and patterns mean, in the order in which they are shown. */
public final class Legend {
    /**
     * One line of it.
     *
     * @param style how it looks
     * @param name what it is called
     * @param meaning one sentence
     */
    public record Entry(Style style, String name, String meaning) {
        boolean isSeveral() {
            return name.equals(Phrases.of("legend.several"));
        }
    }

    private static final List<Style> STATES = List.of(Style.RUNNING, Style.BLOCKED, Style.BLOCKING, Style.CALLBACK,
            Style.QUEUED, Style.IDLE, Style.FAILED, Style.SENDING, Style.READY, Style.SUSPENDED);

    private static final Set<Style> OF_COROUTINES = EnumSet.of(Style.READY, Style.SUSPENDED,
            Style.BLOCKING);

    private Legend() {}

    /** Every state. */
    public static List<Entry> all() {
        return STATES.stream().map(Legend::entry).toList();
    }

    /** Bars that stand for more than one slice; no state of its own. */
    public static Entry several() {
        return new Entry(Style.RUNNING, Phrases.of("legend.several"), Phrases.of("legend.several.meaning"));
    }

    private static Entry entry(Style state) {
        String key = "legend." + state.name().toLowerCase(Locale.ROOT);
        return new Entry(state, Phrases.of(key), Phrases.of(key + ".meaning"));
    }

    /** The states that may occur in this recording: those of coroutines, and sending, only where it has such lanes. */
    public static List<Entry> of(Snapshot snapshot) {
        boolean sends = snapshot.processes() > 1;
        boolean switches = snapshot.coroutines() > 0;
        return STATES.stream()
                .filter(state -> sends || state != Style.SENDING)
                .filter(state -> switches || !OF_COROUTINES.contains(state))
                .map(Legend::entry)
                .toList();
    }

    /** Fills a frame with a sample of this entry and nothing around it. */
    public static void sample(Entry entry, int width, int height, Frame into) {
        into.begin(width, height, new TimeScale(0, width, 0, width), 0, 0);
        sample(entry, 0, 0, width, height, into.rects());
    }

    static void sample(Entry entry, int x, int y, int width, int height, Rects into) {
        if (entry.isSeveral()) {
            into.add(x, y, width, height, entry.style(), Rects.MERGED, 0, -1, 0, 0, 0.6);
        } else {
            into.add(x, y, width, height, entry.style());
        }
    }
}
