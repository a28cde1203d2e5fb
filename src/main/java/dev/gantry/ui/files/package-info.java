/**
 * Recordings as files, in the window: opening, saving, and what a Gantry that was killed has left.
 *
 * <p><b>Owns</b> the bar that tells how far that is, the list of files that the window remembers, the place where files are
 * dropped, and the dialogs that ask for a file's name. <b>Threads:</b> the JavaFX thread; files are written and the disk is
 * looked at by threads of their own, of which it is asked once per frame how far they are. <b>Must not know</b> the formats.
 */
package dev.gantry.ui.files;
