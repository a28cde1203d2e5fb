package dev.gantry.view.frame;

import dev.gantry.view.search.Matches;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.TimeScale;

/**
 * Marks in the overview where something was found or noted, what times count from, the moment that is looked at, and
 * the playhead.
 */
final class OverviewMarks {
    private static final int FOUND_HEIGHT = 4;

    private OverviewMarks() {}

    static void paint(FrameOptions emphasis, Frame into) {
        found(emphasis.found(), into);
        emphasis.flags().origin().ifPresent(origin -> line(origin.time(), Style.ORIGIN, into));
        for (Flag note : emphasis.flags().notes()) {
            line(note.time(), Style.NOTE, into);
        }
        emphasis.moment().ifPresent(moment -> line(moment.time(), Style.MOMENT, into));
        emphasis.playhead().ifPresent(time -> {
            int x = into.scale().clampedX(time);
            into.rects().add(x, 0, into.scale().right() - x, into.height() - 1,
                    emphasis.hidesFuture() ? Style.OUTSIDE : Style.SHADE);
            line(time, Style.PLAYHEAD, into);
        });
    }

    /** A tick at the lower edge in every column that holds a match. */
    private static void found(Matches found, Frame into) {
        TimeScale scale = into.scale();
        int i = found.from(scale.start());
        while (i < found.size() && found.time(i) < scale.end()) {
            int x = scale.x(found.time(i));
            into.rects().add(x, into.height() - 1 - FOUND_HEIGHT, 2, FOUND_HEIGHT, Style.MOMENT);
            i = Math.max(i + 1, found.from(scale.time(x + 2)));
        }
    }

    private static void line(long time, Style style, Frame into) {
        int x = into.scale().x(time);
        if (x >= into.scale().left() && x < into.scale().right()) {
            into.rects().add(x, 0, 1, into.height() - 1, style);
        }
    }
}
