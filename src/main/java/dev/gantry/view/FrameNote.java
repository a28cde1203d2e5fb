package dev.gantry.view;

import dev.gantry.trace.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The line below a picture: what it does not show, what its dots mean, what its times count from. */
public final class FrameNote {
    private FrameNote() {}

    /** The line below this chart, which has no room for so many lines. */
    public static String of(Snapshot snapshot, Frame chart, int linesLeftOut, Emphasis emphasis) {
        List<String> notes = new ArrayList<>();
        if (linesLeftOut > 0) {
            notes.add(Words.of("note.lines", linesLeftOut));
        }
        if (chart.mergedBars() > 0) {
            notes.add(chart.mergedBars() == 1
                    ? Words.of("note.merged.one", grouped(chart.mergedSlices()))
                    : Words.of("note.merged", grouped(chart.mergedBars()), grouped(chart.mergedSlices())));
        }
        if (snapshot.lost() > 0) {
            notes.add(Words.of("note.lost", snapshot.lost()));
        }
        emphasis.annotations().origin().ifPresent(origin -> notes.add(Words.of("note.origin", origin.event())));
        if (notes.isEmpty()) {
            notes.add(Words.of("note.first"));
        }
        return String.join("  ", notes);
    }

    private static String grouped(long count) {
        return "%,d".formatted(count);
    }
}
