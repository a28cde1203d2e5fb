/**
 * Process pool, the executor whose tasks run in other processes of this machine: {@link
 * dev.gantry.futures.process.ProcessPool}, and the worker that runs in each child JVM.
 *
 * <p><b>Owns</b> how workers' JVMs are started, and what becomes of their standard streams. Parent and worker talk over
 * the worker's standard input and output; there is no port and no file between them. Messages and dispatch belong to
 * {@link dev.gantry.futures.remote}; what only speeds up the first result belongs to {@link
 * dev.gantry.futures.process.start}.
 *
 * <p><b>Threads.</b> Beside those of every such pool, one a worker that reads its error stream.
 *
 * <p><b>Must not know</b> lessons, recordings, or viewers.
 */
package dev.gantry.futures.process;
