package dev.gantry.view;

import dev.gantry.trace.Snapshot;

/** Reduces a snapshot to what a chart shows. Keeps scratch room: one builder for one thread. */
public final class FrameBuilder {
    /** A builder with no room yet. */
    public FrameBuilder() {}

    /**
     * Fills a frame.
     *
     * @param snapshot the recording
     * @param layout its lines; of the same snapshot or an earlier one
     * @param viewport what part of it
     * @param emphasis what stands out
     * @param width the width of the chart in pixels, with the gutter
     * @param height the height of the chart in pixels, with the ruler
     * @param measure how wide texts are
     * @param into the frame; what it held is gone
     */
    public void build(
            Snapshot snapshot,
            LaneLayout layout,
            Viewport viewport,
            Emphasis emphasis,
            int width,
            int height,
            TextMeasure measure,
            Frame into) {
        Metrics metrics = layout.metrics();
        int left = Math.min(metrics.gutter(), width - 1);
        into.begin(width, height, viewport.scale(left, width - left), metrics.ruler(), viewport.scroll());
        into.rects().add(0, 0, width, height, Style.BACKGROUND);
    }
}
