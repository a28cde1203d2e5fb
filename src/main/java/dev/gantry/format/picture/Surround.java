package dev.gantry.format.picture;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameWords;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.layout.RunSummary;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.TextColour;

/** Title, summary and note around the chart in a picture; the note says what the chart does not show. */
final class Surround {
    static final int MARGIN = 20;
    static final int FOOT = 30;
    static final int LEGEND_BELOW = 12;
    private static final int TITLES = 66;

    private Surround() {}

    /** How much lies above the chart. */
    static int head(int legendHeight, Metrics metrics) {
        return metrics.px(TITLES) + legendHeight + metrics.px(LEGEND_BELOW);
    }

    static Frame frame(String title, Snapshot snapshot, int width, int height, Fonts fonts, String note,
            Metrics metrics) {
        FrameWords words = new FrameWords(width, height, fonts);
        int x = metrics.px(MARGIN);
        words.line(title, x, metrics.px(34), FontRole.TITLE, TextColour.TEXT);
        words.line(RunSummary.of(snapshot).sentence(), x, metrics.px(55), FontRole.LANE, TextColour.MUTED);
        words.line(note, x, height - metrics.px(11), FontRole.RULER, TextColour.MUTED);
        return words.frame();
    }
}
