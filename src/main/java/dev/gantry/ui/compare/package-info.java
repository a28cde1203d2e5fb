/**
 * Two recordings on one axis: how the second is chosen, how its times lie on the first one's axis, what became of each
 * task, and the table of what takes longer or shorter.
 *
 * <p><b>Threads:</b> the JavaFX thread, except for the reading of the recordings. <b>Must not know</b> how tasks are
 * matched and charts drawn: {@link dev.gantry.insight.compare}, {@link dev.gantry.ui.chart.Beside}.
 */
package dev.gantry.ui.compare;
