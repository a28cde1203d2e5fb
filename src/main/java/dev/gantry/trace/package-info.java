/**
 * Data of a recording: lanes, tasks, slices, switches, flows, marks and counters, kept in columns.
 *
 * <p><b>Owns</b> the {@link dev.gantry.trace.Trace}, an append-only store, and its {@link dev.gantry.trace.Snapshot}s.
 *
 * <p><b>Threads.</b> One thread writes a trace (the recorder's drain, or a file's reader) and from time to time
 * publishes it. Any thread may take the snapshot that was published last: it never changes, and taking it never blocks
 * the writer. Columns grow in chunks, a snapshot holds how many slots it may read, and those are never written again;
 * what must change in place (a task that starts, then ends) is copied before it is changed, a chunk at a time. What a
 * {@link dev.gantry.trace.budget.Budget} drops goes from later snapshots only. A trace that outgrows the heap of its
 * {@link dev.gantry.trace.memory.ColumnMemory} lies in a mapped file, and is published at its end.
 *
 * <p><b>Units.</b> Times are nanoseconds since the origin of the recording, a {@code long}; {@link
 * dev.gantry.trace.Trace#NONE} says that a time is not known. Ids of lanes, tasks, names and executors are positive
 * numbers, dense from 1; 0 means none.
 *
 * <p><b>Must not know</b> anything else of Gantry: neither the source of the records nor their viewers.
 */
package dev.gantry.trace;
