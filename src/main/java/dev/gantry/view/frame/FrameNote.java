package dev.gantry.view.frame;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.ClockErrors;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Footnote of a picture: what it does not show, what its dots mean, what its times count from. */
public final class FrameNote {
    private FrameNote() {}

    /** The line below this chart, which has no room for so many lines. */
    public static String of(Snapshot snapshot, Frame chart, int linesLeftOut, FrameOptions emphasis) {
        List<String> notes = new ArrayList<>();
        if (linesLeftOut > 0) {
            notes.add(Phrases.of("note.lines", linesLeftOut));
        }
        if (chart.mergedBars() > 0) {
            notes.add(Phrases.of(Phrases.form("note.merged", chart.mergedBars()), grouped(chart.mergedBars()),
                    grouped(chart.mergedSlices())));
        }
        if (snapshot.lost() > 0) {
            notes.add(Phrases.of("note.lost", snapshot.lost()));
        }
        long off = ClockErrors.most(snapshot);
        if (off > 0) {
            notes.add(Phrases.of("note.clocks", Durations.text(off)));
        }
        snapshot.gone().notices().forEach(notice -> notes.add(Phrases.say(notice)));
        emphasis.flags().origin().ifPresent(origin -> notes.add(Phrases.of("note.origin", origin.text())));
        if (notes.isEmpty()) {
            notes.add(Phrases.of("note.first"));
        }
        return String.join("  ", notes);
    }

    private static String grouped(long count) {
        return "%,d".formatted(count);
    }
}
