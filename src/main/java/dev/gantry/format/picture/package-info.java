/**
 * Pictures of a recording: PNG and SVG files, moving pictures of its replay (GIF), and a chart of characters.
 *
 * <p><b>Owns</b> what turns a {@link dev.gantry.view.frame.Frame} into a file or a text.
 *
 * <p><b>Threads.</b> Any; every call stands alone.
 *
 * <p><b>Must not know</b> JavaFX, nor that there may be a display: pictures are painted in memory, headless.
 */
package dev.gantry.format.picture;
