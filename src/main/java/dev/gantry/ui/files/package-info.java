/**
 * Recordings as files, as far as several panels need it: opening, saving, other work that a thread of its own does, and
 * what a Gantry that was killed has left.
 *
 * <p><b>Owns</b> {@link dev.gantry.ui.files.FileDesk}, which does that, the bar that tells how far it is, and the list
 * of files that the window remembers. <b>Threads:</b> the JavaFX thread; files are written and the disk is looked at by
 * threads of their own, of which it is asked once per frame how far they are. <b>Must not know</b> the formats, nor any
 * panel.
 */
package dev.gantry.ui.files;
