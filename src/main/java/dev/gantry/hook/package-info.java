/**
 * How a running program tells what it does: {@link dev.gantry.hook.Probe}, the calls that instrumented code makes, and
 * {@link dev.gantry.hook.Recorder}, which takes the records from the threads and writes them into a trace.
 *
 * <p><b>Owns</b> the form of a record (three longs, see {@link dev.gantry.hook.Kind}), the buffers and the drain.
 *
 * <p><b>Threads.</b> A hook runs in the thread that it tells of and writes into a buffer that only this thread writes: no
 * lock, no string work, no call into anything else. A buffer takes a new chunk when the old one is full, mostly one that
 * the drain gave back. One drain thread, {@code gantry-drain}, empties all buffers, puts their records in order of time
 * and is the only writer of the trace.
 *
 * <p><b>Order.</b> A pass of the drain first reads the clock, then takes only what is older than that. So a record that
 * caused another (a submission and its start) is always taken before it, whatever threads they come from.
 *
 * <p><b>Limits.</b> Buffers may grow up to the recorder's limit together. A record that finds no room is dropped and
 * counted, never silently.
 *
 * <p><b>Must not know</b> who instruments (executors, hubs) or who looks (the screen).
 */
package dev.gantry.hook;
