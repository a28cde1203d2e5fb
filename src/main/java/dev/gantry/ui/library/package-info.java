/**
 * The library: the lessons to choose from, with a search field.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a lesson is run.
 */
package dev.gantry.ui.library;
