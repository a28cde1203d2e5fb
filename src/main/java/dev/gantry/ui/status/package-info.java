/**
 * The status bar: whether the picture is live, how much was recorded and lost, what recording costs, what cannot be
 * shown.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.status;
