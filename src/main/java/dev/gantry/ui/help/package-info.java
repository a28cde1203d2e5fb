/**
 * The list of keys and gestures.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what a command does: it reads the table.
 */
package dev.gantry.ui.help;
