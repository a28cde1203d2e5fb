/**
 * The source of the lesson, with the line lit that submitted the selected task, or in a replay where the lane is.
 *
 * <p>{@link dev.gantry.ui.code.Tokens} knows nothing of the screen. <b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.code;
