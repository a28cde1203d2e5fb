/**
 * CSV tables of recordings, for spreadsheets and data frames.
 *
 * <p><b>Owns</b> the columns and how cells are quoted. <b>Threads:</b> any; every call stands alone. <b>Must not
 * know</b> whether a window or a command line asked.
 */
package dev.gantry.format.table;
