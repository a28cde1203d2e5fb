/**
 * All tasks of the recording as a table that can be sorted.
 *
 * <p><b>Threads:</b> the JavaFX thread only. Rows are task ids; cells read the snapshot when they are drawn, so that a
 * table of many tasks costs what is visible of it.
 */
package dev.gantry.ui.tasks;
