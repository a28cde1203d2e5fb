/**
 * Two recordings side by side: which tasks of one are which of the other, what takes longer or shorter, and what came
 * in another order.
 *
 * <p><b>Owns</b> {@link dev.gantry.insight.compare.Comparison}. <b>Threads:</b> any; snapshots never change. <b>Must
 * not know</b> who shows it.
 */
package dev.gantry.insight.compare;
