package dev.gantry.view.frame;

import java.util.List;
import java.util.stream.Stream;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.Tints;
import dev.gantry.view.time.TimeScale;

/** Legend: what colours and patterns mean, in the order in which they are shown. */
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

    private Legend() {}

    /** Bars that stand for more than one slice; no state of its own. */
    public static Entry several() {
        return new Entry(Style.RUNNING, Phrases.of("legend.several"), Phrases.of("legend.several.meaning"));
    }

    static Entry entry(Style state) {
        String key = "legend." + state.id();
        return new Entry(state, Phrases.of(key), Phrases.of(key + ".meaning"));
    }

    /** The states that may occur in this recording: those of coroutines, and sending, only where it has such lanes. */
    public static List<Entry> of(Snapshot snapshot) {
        boolean sends = snapshot.processes() > 1;
        boolean switches = snapshot.coroutines() > 0;
        return Style.explained().stream().filter(state -> state.occurs(sends, switches)).map(Legend::entry).toList();
    }

    /** The same, after what running slices are coloured by. */
    public static List<Entry> of(Snapshot snapshot, List<Tints.Coloured> coloured) {
        return Stream.concat(coloured.stream().map(each -> new Entry(each.style(), each.name(),
                Phrases.of("legend.coloured", each.name()))), of(snapshot).stream()).toList();
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
