/**
 * The executor whose tasks run in other processes: {@link dev.gantry.futures.process.ProcessPool}, and the worker that
 * runs in each child JVM.
 *
 * <p><b>Owns</b> how workers are started and fed, what they answer, and how they end. Parent and worker exchange frames
 * (see {@link dev.gantry.wire}) over the worker's standard input and output; there is no port and no file between them.
 * Frames of types below 16 are the worker's recording, the others are listed in {@code Message}.
 *
 * <p><b>Threads in the parent.</b> One thread a pool, {@code ExecutorManagerThread-0}, ends the futures, runs their
 * callbacks, starts workers when others leave, and breaks the pool when one dies. Three threads a worker: a feeder that
 * serialises and sends (a full pipe holds up nobody else), one that reads answers, one that reads the error stream. All
 * are daemons; the {@linkplain dev.gantry.futures.ExecutorScope program's end} waits for the pools.
 *
 * <p><b>Threads in a worker.</b> The main thread reads the tasks and runs them. A daemon reads standard input in its place
 * while a task runs for more than some milliseconds. Whoever reads ends the process when the stream ends: so no worker
 * outlives its parent, whatever became of that.
 *
 * <p><b>Trust.</b> A worker runs the parent's own classes, but its bytes are not trusted: frames are bounded, answers
 * must be to the task that the worker runs, and objects are read under limits of depth, references, array lengths and
 * bytes. Any class may come back, as in Python: a program that gives its workers hostile input must not take its own
 * classes for harmless when they are deserialised. Whatever makes no sense breaks the pool, and says what came and where.
 *
 * <p><b>Must not know</b> lessons, recordings, or who looks.
 */
package dev.gantry.futures.process;
