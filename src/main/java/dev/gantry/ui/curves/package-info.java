/**
 * The load of an executor over time, as curves above the chart: how many of its tasks wait, how many are in progress,
 * and how busy its workers are. They share the chart's axis.
 *
 * <p><b>Threads:</b> the JavaFX thread only; the recording is read on another.
 */
package dev.gantry.ui.curves;
