/**
 * Recordings as files, in the window: opening, saving, and what a Gantry that was killed has left.
 *
 * <p><b>Owns</b> the bar that tells how far that is, and the dialogs that ask for a file's name. <b>Threads:</b> the JavaFX
 * thread; files are written by a thread of their own, of which the bar asks once per frame how far it is. <b>Must not
 * know</b> the formats.
 */
package dev.gantry.ui.files;
