/**
 * Recordings as tables, for spreadsheets and data frames.
 *
 * <p><b>Owns</b> the columns and how cells are quoted. <b>Threads:</b> any; every call stands alone. <b>Must not
 * know</b> who asked.
 */
package dev.gantry.format.table;
