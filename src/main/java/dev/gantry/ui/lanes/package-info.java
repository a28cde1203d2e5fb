/**
 * Commands for lanes: fold, pin, hide, move, sort, filter, by key, by menu and in the strip above the timeline.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how lanes are drawn.
 */
package dev.gantry.ui.lanes;
