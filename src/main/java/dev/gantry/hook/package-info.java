/**
 * Hooks and recorder: {@link dev.gantry.hook.Probe}, the calls that instrumented code makes, and {@link
 * dev.gantry.hook.Recorder}, which takes the records from the threads and writes them into a trace, or sends them to
 * another process. What other processes send becomes part of a recording through {@link dev.gantry.hook.Probe#intake}.
 *
 * <p><b>Owns</b> the buffers and the drain. The form of a record is that of {@link dev.gantry.wire}.
 *
 * <p><b>Threads.</b> A hook runs in the thread whose events it records, and writes into a buffer that only this thread
 * writes: no lock, no string work once its names are known, no call into anything else. A buffer takes a new chunk when
 * the old one is full, mostly one that the drain gave back. One drain thread, {@code gantry-drain}, empties all
 * buffers, puts their records in order of time and is the only writer of the trace.
 *
 * <p><b>Order.</b> A pass of the drain first reads the clock, then takes only what is older than that. So a record that
 * caused another (a submission and its start) is always taken before it, whatever threads they come from.
 *
 * <p><b>Limits.</b> Buffers may grow up to the recorder's limit together. A record that finds no room is dropped and
 * counted, never silently, and the trace is told of the gap, because an end may have been lost in it. The records that
 * open and close a thread's lane are never lost.
 *
 * <p><b>Cost.</b> {@code gantry bench hook} measures it. Where {@code System.nanoTime()} took 24 ns, a hook took 27 ns
 * at five million a second, and 29 to 35 ns of its thread's own time without a pause, when the other core drains the
 * same memory. What is left above the clock is finding the thread's buffer and four stores. Tried, and not kept:
 * <ul>
 * <li>both ends of a buffer in one object: 50 instead of 43 ns without a pause, since both write into one cache line;
 * <li>chunks of 256 or 4096 records instead of 1024, a drain that pauses for 0.2 or 20 ms instead of 2: no difference
 *     above the noise;
 * <li>a new chunk each time instead of an emptied one: 3 ns more without a pause, and 5 to 15 while the heap has to
 *     grow.
 * </ul> Considered, not tried: task ids in blocks for each thread, which would spare submissions a shared counter (ids
 * would no longer stand in order of submission); the processor's own counter, which the JDK's recorder reads (it is not
 * ordered between threads, so causes could come after their effects).
 *
 * <p><b>Must not know</b> instrumented code (executors, hubs) or viewers (the screen).
 */
package dev.gantry.hook;
