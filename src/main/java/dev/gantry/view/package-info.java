/**
 * The timeline without a toolkit: where things are, what they look like, and what lies under the pointer.
 *
 * <p><b>Owns</b> the {@link dev.gantry.view.Viewport}, the {@link dev.gantry.view.LaneLayout}, the {@link
 * dev.gantry.view.FrameBuilder} that reduces a snapshot to a {@link dev.gantry.view.Frame} (primitive columns of
 * rectangles, texts and lines), the {@link dev.gantry.view.Raster} that paints a frame's rectangles into pixels, the
 * colours, the fonts, and the words about one task or one gap. The window, the PNG and the text chart are painted from
 * the same frames.
 *
 * <p><b>Threads.</b> Values (records, layouts, palettes) never change and may go anywhere. A frame, its builder and a
 * raster belong to one thread at a time; the window's are the frame owner's.
 *
 * <p><b>Cost.</b> A frame costs what the screen shows: rows are searched from pixel to pixel, so the number of slices
 * counts only with its logarithm. Frames and builders are reused and allocate next to nothing once they have grown.
 *
 * <p><b>Must not know</b> JavaFX, AWT, files, or who records.
 */
package dev.gantry.view;
