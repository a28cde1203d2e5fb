/**
 * What stands where the timeline will be, before the chosen lesson has run.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.welcome;
