/**
 * The palette: every command by its name, found by a few letters and done with Enter.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what a command does.
 */
package dev.gantry.ui.palette;
