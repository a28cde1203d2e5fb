/**
 * The place where files are dropped: all of the window, with a sentence over it that says what a drop would do.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a file is read.
 */
package dev.gantry.ui.drop;
