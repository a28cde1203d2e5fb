/**
 * Drag and drop of files: all of the window is the target, with a sentence over it that says what a drop would do.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a file is read.
 */
package dev.gantry.ui.drop;
