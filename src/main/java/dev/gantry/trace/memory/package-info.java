/**
 * Memory of packed columns: the heap up to a limit, a mapped file beyond it.
 *
 * <p><b>Owns</b> {@link dev.gantry.trace.memory.ColumnMemory}. <b>Threads:</b> the one that writes the trace; what it
 * gives is read by any. <b>Must not know</b> what the columns hold, nor where the file lies.
 */
package dev.gantry.trace.memory;
