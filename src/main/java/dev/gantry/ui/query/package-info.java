/**
 * SQL about the shown recording: typed or taken from the list, answered in the background, its rows lead to the chart
 * and go to files.
 *
 * <p><b>Threads:</b> the JavaFX thread, except for the asking. <b>Must not know</b> how SQL is answered: that is
 * {@link dev.gantry.query}.
 */
package dev.gantry.ui.query;
