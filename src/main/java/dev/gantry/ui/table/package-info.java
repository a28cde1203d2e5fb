/**
 * Table of slices that can be sorted: the same data as the timeline, for users who prefer to read.
 *
 * <p><b>Threads:</b> the JavaFX thread; only the sorting of many slices has a thread of its own. Rows are places in the
 * snapshot, which is read when a cell is drawn: a table of millions costs what is visible of it.
 */
package dev.gantry.ui.table;
