/**
 * Columns of primitives in which a trace keeps its data, and searches in them: {@link dev.gantry.trace.column.Events}
 * are records in order of time, in chunks.
 *
 * <p><b>Threads.</b> One thread writes; a reader gets the number of entries and reads those. See {@link
 * dev.gantry.trace}.
 *
 * <p><b>Must not know</b> what the numbers mean.
 */
package dev.gantry.trace.column;
