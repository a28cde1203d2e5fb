/**
 * The library: the lessons to choose from, the programs that were run and the recordings in files, with a search field.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a lesson is run or a file is read.
 */
package dev.gantry.ui.library;
