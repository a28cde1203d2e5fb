/**
 * The columns of primitives in which a trace keeps what it knows, and how they are searched: {@link
 * dev.gantry.trace.column.Events} are records in order of time, in chunks.
 *
 * <p><b>Threads.</b> One writes; a reader that was told how many entries there are reads those. See {@link
 * dev.gantry.trace}.
 *
 * <p><b>Must not know</b> what the numbers mean.
 */
package dev.gantry.trace.column;
