/**
 * Welcome panel in the place of the timeline, before the chosen lesson has run.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.welcome;
