/**
 * Tables of slices and of tasks that can be sorted: the same data as the timeline, for users who prefer to read.
 *
 * <p><b>Threads:</b> the JavaFX thread; gathering and sorting of many rows has a thread of its own. Rows are numbers of
 * slices or tasks in the snapshot, which is read when a cell is drawn: a table of millions costs four bytes a row where
 * it is sorted or shows a part, and else what is visible of it.
 */
package dev.gantry.ui.table;
