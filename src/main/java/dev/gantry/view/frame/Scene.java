package dev.gantry.view.frame;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.time.TimeScale;

/** Shared context of the painters of one frame. */
record Scene(
        Snapshot snapshot, LaneLayout layout, TimeScale scale, FrameOptions emphasis, Labels labels, Frame frame) {
    Metrics metrics() {
        return layout.metrics();
    }

    Rects rects() {
        return frame.rects();
    }

    /** The y of a line's upper edge in the frame. */
    int top(int line) {
        return frame.lanesTop() + layout.top(line) - (line < layout.pinned() ? 0 : frame.scroll());
    }

    /** The lower edge of the lines that stay at the top. */
    int pinnedBottom() {
        return frame.lanesTop() + layout.pinnedHeight();
    }

    /** The first line below those that stay of which something shows; {@code layout().size()} if none does. */
    int firstLine() {
        int line = layout.lineAt(layout.pinnedHeight() + frame.scroll());
        return line < 0 ? layout.size() : line;
    }

    boolean shows(int line) {
        return line < layout.size() && top(line) < frame.height();
    }

    /** The y in the middle of the upper bar of the line that shows this lane; -1 if no line does. */
    int middleOf(int lane) {
        int line = layout.lineOf(lane);
        if (line < 0) {
            return -1;
        }
        int height = layout.kind(line) == LineKind.PROCESS
                ? layout.height(line)
                : 2 * metrics().pad() + metrics().bar();
        return Math.max(top(line) + height / 2, pinnedBottom());
    }

    void text(String text, int x, int top, int height, int room, FontRole font, TextColour ink, boolean belowRuler) {
        if (!text.isEmpty()) {
            frame.texts().add(text, x, metrics().baseline(top, height), room, font, ink, belowRuler);
        }
    }
}
