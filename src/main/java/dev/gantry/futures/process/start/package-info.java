/**
 * Fast start of worker processes (AOT cache, spare process, lambdas linked by name), behind one interface that can be
 * switched off: {@link dev.gantry.futures.process.start.FastStart}.
 *
 * <p><b>Owns</b> the cache that workers' JVMs start from, with the rehearsal that makes it, how lambdas that capture
 * nothing are linked in a worker without Java's serialisation, and the process that waits for the next pool. If
 * anything fails here, workers start without it.
 *
 * <p><b>Threads.</b> None of its own but a shutdown hook; the cache is made by a process that may outlive this one.
 *
 * <p><b>Must not know</b> pools, workers, or which task is done where.
 */
package dev.gantry.futures.process.start;
