package dev.gantry.format.picture;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Width;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameBuilder;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.frame.Legend;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.layout.RunSummary;
import dev.gantry.view.time.Viewport;

/**
 * A recording as a chart of characters, for a terminal: ruler, a line for each lane, legend, numbers.
 *
 * @param width how many columns there are, from 40 to 400
 * @param letters what can be shown
 * @param colours whether to colour by ANSI sequences
 */
public record TextPicture(int width, Letters letters, boolean colours) {
    private static final int MOST_LINES = 200;

    /** Character repertoire of a terminal. */
    public enum Letters {
        UNICODE, ASCII;

        /** Repertoire of this character set. */
        public static Letters of(Charset charset) {
            return charset.canEncode() && charset.newEncoder().canEncode("█▒░▚▓│·─╌◦╳…µ−") ? UNICODE : ASCII;
        }
    }

    public TextPicture {
        width = Math.clamp(width, 40, 400);
    }

    /** The chart: lines that end in {@code \n}. */
    public String text(Snapshot snapshot) {
        Glyphs glyphs = new Glyphs(letters);
        LaneLayout wide = LaneLayout.of(snapshot, Folds.NONE, Metrics.TEXT);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.TEXT.withGutter(gutter(snapshot, wide)));
        int lines = Math.min(layout.size(), MOST_LINES);
        Frame frame = new Frame();
        new FrameBuilder().build(snapshot, layout, Viewport.fit(snapshot.first(), snapshot.horizon()),
                FrameOptions.NONE,
                width, Metrics.TEXT.ruler() + layout.top(lines), (text, _) -> Width.of(text), frame);
        StringBuilder text = new StringBuilder();
        new CharGrid(frame, glyphs).appendTo(text, colours);
        if (lines < layout.size()) {
            text.append(layout.size() - lines).append(" more lines are not shown.\n");
        }
        legend(snapshot, frame, glyphs, text.append('\n'));
        wrap(List.of(RunSummary.of(snapshot).sentence().split(" · ")), glyphs.clean(" · "), text);
        return text.toString();
    }

    /** As wide as the longest name, at most a third of the chart. */
    private int gutter(Snapshot snapshot, LaneLayout layout) {
        int longest = 15;
        for (int line = 0; line < layout.size(); line++) {
            int indent = layout.indent(line) * layout.metrics().indent();
            longest = Math.max(longest, indent + Width.of(layout.label(snapshot, line)));
        }
        return Math.min(longest + 1, width / 3);
    }

    private void legend(Snapshot snapshot, Frame frame, Glyphs glyphs, StringBuilder text) {
        List<String> entries = new ArrayList<>();
        for (Legend.Entry entry : Legend.of(snapshot)) {
            entries.add(glyphs.of(entry.style(), false) + " " + entry.name());
        }
        if (frame.mergedBars() > 0) {
            entries.add(glyphs.several() + " several in one place");
        }
        wrap(entries, "   ", text);
    }

    private void wrap(List<String> parts, String between, StringBuilder text) {
        int column = 0;
        for (String part : parts) {
            if (column > 0 && column + between.length() + Width.of(part) > width) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : between).append(part);
            column += Width.of(part) + (column == 0 ? 0 : between.length());
        }
        text.append('\n');
    }
}
