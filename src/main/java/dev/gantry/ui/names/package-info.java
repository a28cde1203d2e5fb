/**
 * What the time of the recording, of what is visible, or of the chosen area went to, by name; a name's instances are
 * listed, and marked in the chart.
 *
 * <p><b>Threads:</b> the JavaFX thread, but for its inquiries' readings, which read the recording on another. <b>Must
 * not know</b> how figures are made: that is {@link dev.gantry.insight.NameTable}.
 */
package dev.gantry.ui.names;
