package dev.gantry.view.frame;

import dev.gantry.view.style.Tiles;
import dev.gantry.view.time.TimeScale;

/**
 * Draw list of a chart at one moment, in primitive columns: rectangles, texts and paths, each in the order in which
 * they are painted. Everything is in whole pixels of the chart, {@code width} by {@code height}, and cut to it.
 *
 * <p>To paint it: the rectangles first ({@link Raster} does that), then the paths, cut to the box right of the gutter
 * and below the ruler, then the texts; those that {@link FrameTexts#isBelowRuler} says are cut at the ruler's lower
 * edge.
 *
 * <p>A frame is filled again and again by a {@link FrameBuilder} or an {@link Overview} and keeps its room.
 */
public final class Frame {
    private final Rects rects = new Rects();
    private final FrameTexts texts = new FrameTexts();
    private final Paths paths = new Paths();
    private int width;
    private int height;
    private int phase;
    private TimeScale scale = new TimeScale(0, 1, 0, 1);
    private int lanesTop;
    private int scroll;
    private int merged;
    private int hidden;
    private int hiddenFrom;
    private String base = "";

    /** An empty frame. */
    public Frame() {}

    public Rects rects() {
        return rects;
    }

    public FrameTexts texts() {
        return texts;
    }

    public Paths paths() {
        return paths;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** How time lies on the chart; its left edge is where the gutter ends. */
    public TimeScale scale() {
        return scale;
    }

    /** The lower edge of the ruler, where the lanes begin. */
    public int lanesTop() {
        return lanesTop;
    }

    /** How many pixels of lanes lie above {@link #lanesTop}. */
    public int scroll() {
        return scroll;
    }

    /** By how many pixels patterns are moved right, so that they move with what they are on. */
    public int phase() {
        return phase;
    }

    /** How many merged bars there are. */
    public int mergedBars() {
        return merged;
    }

    /** How many slices the merged bars show together. */
    public int mergedSlices() {
        return hidden;
    }

    /** The pixel from which on nothing of the lanes is shown: what comes after the playhead is hidden. */
    public int hiddenFrom() {
        return hiddenFrom;
    }

    void hideFrom(int x) {
        hiddenFrom = x;
    }

    /** What the ruler's labels count from besides what is shown as 0, empty for nothing. */
    public String base() {
        return base;
    }

    void countFrom(String label) {
        base = label;
    }

    void begin(int newWidth, int newHeight, TimeScale newScale, int newLanesTop, int newScroll) {
        width = newWidth;
        height = newHeight;
        scale = newScale;
        lanesTop = newLanesTop;
        scroll = newScroll;
        phase = (int) Math.floorMod(Math.round(-newScale.start() / newScale.nanosPerPixel()), (long) Tiles.SIDE);
        merged = 0;
        hidden = 0;
        hiddenFrom = Integer.MAX_VALUE;
        base = "";
        rects.clear();
        texts.clear();
        paths.clear();
    }

    void countMerged(int slices) {
        merged++;
        hidden = (int) Math.min(Integer.MAX_VALUE, (long) hidden + slices);
    }
}
