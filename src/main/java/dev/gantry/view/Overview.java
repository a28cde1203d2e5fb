package dev.gantry.view;

import dev.gantry.trace.Snapshot;

/** The whole recording in a small strip, with the visible window. Keeps scratch room: one for one thread. */
public final class Overview {
    /** An overview with no room yet. */
    public Overview() {}

    /**
     * Fills a frame; its scale says where times lie, from edge to edge.
     *
     * @param snapshot the recording
     * @param all what part of it the strip shows, as a rule {@link Viewport#fit}
     * @param visible what the chart shows, marked in the strip
     * @param width the strip's width in pixels
     * @param height the strip's height in pixels
     * @param into the frame; what it held is gone
     */
    public void build(Snapshot snapshot, Viewport all, Viewport visible, int width, int height, Frame into) {
        into.begin(width, height, all.scale(0, width), 0, 0);
        into.rects().add(0, 0, width, height, Style.BACKGROUND);
    }
}
