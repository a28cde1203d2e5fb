/**
 * The timeline's twin: its slices as a table that can be sorted, for those who would rather read than look.
 *
 * <p><b>Threads:</b> the JavaFX thread; only the sorting of many slices has a thread of its own. Rows are places in the
 * snapshot, which is read when a cell is drawn: a table of millions costs what is visible of it.
 */
package dev.gantry.ui.table;
