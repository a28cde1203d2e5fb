/**
 * Executors and futures with the semantics of Python's {@code concurrent.futures}, on real executors of the JVM.
 *
 * <p><b>Owns</b> {@link dev.gantry.futures.Executor}, {@link dev.gantry.futures.Future}, {@link
 * dev.gantry.futures.ThreadPool}, waiting for several futures ({@link dev.gantry.futures.Futures}), and what becomes of
 * executors at the end of a program ({@link dev.gantry.futures.ExecutorScope}). Everything is the JDK's contract too,
 * so other Java code can be given these executors.
 *
 * <p><b>Threads.</b> Any thread may call anything. A task and its callbacks run in a worker; a callback of a future
 * that was cancelled runs in the thread that cancelled it, and one that is added to a future that is done runs at once
 * in the thread that adds it.
 *
 * <p><b>Records.</b> While something is recorded: submission, start, end and cancellation of each task, each callback,
 * waiting for results and for a pool's end, and the lanes of the workers. A submission is recorded in the thread that
 * submits; the names of packages named {@code java} and of this one are skipped to find its line.
 *
 * <p><b>Must not know</b> lessons, recordings, or viewers.
 */
package dev.gantry.futures;
