/**
 * Legend of colours and patterns; a click on a state lets it stand out.
 *
 * <p><b>Threads:</b> the JavaFX thread only. The words come from {@link dev.gantry.view.frame.Legend}.
 */
package dev.gantry.ui.legend;
