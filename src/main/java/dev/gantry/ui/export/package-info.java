/**
 * Export of what the window shows: as a file of any kind, as a picture on the clipboard, on paper.
 *
 * <p><b>Owns</b> the card that asks what to write, and {@link dev.gantry.ui.export.Shown}, what the window showed at
 * the moment of the command. <b>Threads:</b> the JavaFX thread; files and pictures are made by threads of their own,
 * which {@code ui.files} starts and tells about. <b>Must not know</b> the formats one by one, but that some are
 * pictures.
 */
package dev.gantry.ui.export;
