package dev.gantry.view.frame;

import java.util.List;

import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.TimeScale;

/** The legend as a frame: a swatch and a name for each entry, side by side, in as many rows as the width takes. */
public final class LegendStrip {
    private static final int SWATCH = 26;
    private static final int SWATCH_HEIGHT = 14;
    private static final int ROW = 22;

    private LegendStrip() {}

    /** Fills a frame of this width; its height is what the entries take. */
    public static void build(List<Legend.Entry> entries, Metrics metrics, int width, TextMeasure measure, Frame into) {
        into.begin(width, metrics.px(ROW) * (1 + place(entries, metrics, width, measure, null)),
                new TimeScale(0, 1, 0, width), 0, 0);
        into.rects().add(0, 0, width, into.height(), Style.BACKGROUND);
        place(entries, metrics, width, measure, into);
    }

    /** Walks over the places of the entries; returns the row of the last. */
    private static int place(
            List<Legend.Entry> entries, Metrics metrics, int width, TextMeasure measure, Frame into) {
        int x = 0;
        int row = 0;
        for (Legend.Entry entry : entries) {
            int name = (int) Math.ceil(measure.width(entry.name(), FontRole.RULER));
            int needs = metrics.px(SWATCH) + metrics.px(7) + name;
            if (x > 0 && x + needs > width) {
                x = 0;
                row++;
            }
            if (into != null) {
                int top = row * metrics.px(ROW);
                int swatchTop = top + (metrics.px(ROW) - metrics.px(SWATCH_HEIGHT)) / 2;
                Legend.sample(entry, x, swatchTop, metrics.px(SWATCH), metrics.px(SWATCH_HEIGHT), into.rects());
                into.texts().add(entry.name(), x + metrics.px(SWATCH) + metrics.px(7),
                        metrics.baseline(top, metrics.px(ROW)), name, FontRole.RULER, TextColour.MUTED, false);
            }
            x += needs + metrics.px(18);
        }
        return row;
    }
}
