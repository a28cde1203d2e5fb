package dev.gantry.format.picture;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameBuilder;
import dev.gantry.view.frame.FrameNote;
import dev.gantry.view.frame.Legend;
import dev.gantry.view.frame.LegendStrip;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Tints;

/**
 * Page of a picture as frames, before anything is painted: what stands around, the legend, the chart.
 *
 * @param width pixels
 * @param height pixels
 * @param parts from the lowest to the uppermost
 */
record Sheet(int width, int height, List<Part> parts) {
    private static final int GREATEST_HEIGHT = 8000;

    /** A frame and where its upper left corner lies. */
    record Part(Frame frame, int x, int y) {}

    PictureSize size() {
        return new PictureSize(width, height);
    }

    static Sheet of(String title, Snapshot snapshot, Excerpt excerpt, Look look, Fonts fonts) {
        Metrics metrics = Metrics.scaled(look.scale());
        int width = metrics.px(look.width());
        LaneLayout layout = excerpt.layout(snapshot, metrics);
        int margin = metrics.px(Surround.MARGIN);
        Frame legend = new Frame();
        List<Legend.Entry> entries = new ArrayList<>(Legend.of(snapshot,
                Tints.longest(look.emphasis().colours(), snapshot, () -> true, _ -> {}).orElseThrow()));
        LegendStrip.build(entries, metrics, width - 2 * margin, fonts, legend);
        int top = Surround.head(legend.height(), metrics);
        int foot = metrics.px(Surround.FOOT);
        int lines = linesWithin(layout, metrics.px(GREATEST_HEIGHT) - top - foot - metrics.ruler());
        Frame chart = new Frame();
        int height = metrics.ruler() + layout.top(lines);
        new FrameBuilder().build(snapshot, layout, excerpt.viewport(snapshot), look.emphasis(), width, height, fonts,
                chart);
        if (chart.mergedBars() > 0) {
            entries.add(Legend.several());
            LegendStrip.build(entries, metrics, width - 2 * margin, fonts, legend);
            top = Surround.head(legend.height(), metrics);
        }
        Frame around = Surround.frame(title, snapshot, width, top + height + foot, fonts,
                FrameNote.of(snapshot, chart, layout.size() - lines, look.emphasis()), metrics);
        int legendTop = top - legend.height() - metrics.px(Surround.LEGEND_BELOW);
        return new Sheet(width, top + height + foot,
                List.of(new Part(around, 0, 0), new Part(legend, margin, legendTop), new Part(chart, 0, top)));
    }

    /** How many lines have room. */
    private static int linesWithin(LaneLayout layout, int height) {
        int lines = layout.size();
        while (lines > 1 && layout.top(lines) > height) {
            lines--;
        }
        return lines;
    }
}
