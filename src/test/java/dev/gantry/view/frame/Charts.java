package dev.gantry.view.frame;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.Viewport;

/** Builds frames for tests, with letters of one width. */
public final class Charts {
    static final TextMeasure MEASURE = (text, font) -> text.length() * font.size() * 0.55;

    private Charts() {}

    public static Frame of(Snapshot snapshot, Viewport viewport, FrameOptions emphasis, int width, int height) {
        return of(snapshot, LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL), viewport, emphasis, width, height);
    }

    public static Frame of(
            Snapshot snapshot, LaneLayout layout, Viewport viewport, FrameOptions emphasis, int width, int height) {
        Frame frame = new Frame();
        new FrameBuilder().build(snapshot, layout, viewport, emphasis, width, height, MEASURE, frame);
        return frame;
    }

    public static Frame whole(Snapshot snapshot, int width) {
        return of(snapshot, Viewport.fit(snapshot.first(), snapshot.horizon()), FrameOptions.NONE, width, 600);
    }

    static FrameOptions selecting(Selection selection) {
        return new FrameOptions(selection, Selection.NONE, java.util.Set.of());
    }
}
