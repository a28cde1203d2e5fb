/**
 * Key binding editor: every command with its keys, which are pressed to be recorded.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.shortcuts;
