/**
 * The figures of the chosen area, or of the whole recording: tasks, durations, states, lanes, concurrency.
 *
 * <p><b>Threads:</b> the JavaFX thread, but for its inquiry's reading, which reads the
 * recording on another. <b>Must not know</b> how figures are made: that is {@link dev.gantry.insight}.
 */
package dev.gantry.ui.statistics;
