package dev.gantry.view;

import dev.gantry.trace.Snapshot;

/** Builds frames for tests, with letters of one width. */
final class Charts {
    static final TextMeasure MEASURE = (text, font) -> text.length() * font.size() * 0.55;

    private Charts() {}

    static Frame of(Snapshot snapshot, Viewport viewport, Emphasis emphasis, int width, int height) {
        return of(snapshot, LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL), viewport, emphasis, width, height);
    }

    static Frame of(
            Snapshot snapshot, LaneLayout layout, Viewport viewport, Emphasis emphasis, int width, int height) {
        Frame frame = new Frame();
        new FrameBuilder().build(snapshot, layout, viewport, emphasis, width, height, MEASURE, frame);
        return frame;
    }

    static Frame whole(Snapshot snapshot, int width) {
        return of(snapshot, Viewport.fit(snapshot.first(), snapshot.horizon()), Emphasis.NONE, width, 600);
    }

    static Emphasis selecting(Selection selection) {
        return new Emphasis(selection, Selection.NONE, java.util.Set.of());
    }
}
