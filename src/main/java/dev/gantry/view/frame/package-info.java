/**
 * Frames of a chart: the {@link dev.gantry.view.frame.FrameBuilder} reduces a snapshot to a {@link
 * dev.gantry.view.frame.Frame}, primitive columns of rectangles, texts and lines, and the {@link
 * dev.gantry.view.frame.Raster} paints its rectangles into pixels. One painter for each thing that can be seen.
 *
 * <p><b>Threads.</b> A frame, its builder and a raster belong to one thread at a time; the window's are the frame
 * owner's.
 *
 * <p><b>Cost.</b> A frame costs what the screen shows: rows are searched from pixel to pixel, so the number of slices
 * counts only with its logarithm. Frames and builders are reused and allocate next to nothing once they have grown.
 */
package dev.gantry.view.frame;
