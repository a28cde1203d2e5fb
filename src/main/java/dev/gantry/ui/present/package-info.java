/**
 * What is in sight beside the chart: parts that are hidden, the full screen, and presenting, for those who look from
 * afar.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.present;
