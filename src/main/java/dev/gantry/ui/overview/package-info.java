/**
 * The whole recording in a strip above the timeline, with the visible stretch marked: drag it, or its edges.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.overview;
