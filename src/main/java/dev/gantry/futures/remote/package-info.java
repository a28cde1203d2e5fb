/**
 * Remote execution, shared by executors whose tasks run in other processes: {@link
 * dev.gantry.futures.remote.RemotePool}, which dispatches tasks to workers; the worker's side of that; and the messages
 * between the two.
 *
 * <p><b>Owns</b> dispatch, calls, values and messages. A worker is reached by a {@link dev.gantry.futures.remote.Link};
 * its start and the names of its errors belong to the {@link dev.gantry.futures.remote.Backend}. Both sides exchange
 * frames (see {@link dev.gantry.wire}): those of types below 16 are the worker's recording, the others are listed in
 * {@link dev.gantry.futures.remote.Message}. All that is sent has explicit codes.
 *
 * <p><b>Threads of a pool.</b> One, {@code ExecutorManagerThread-0}, ends the futures, runs their callbacks, has
 * workers started when others leave, and breaks the pool when one dies. Two threads a worker: a feeder that serialises
 * and sends (a full link holds up no other worker), and one that reads answers. All are daemons; the {@linkplain
 * dev.gantry.futures.ExecutorScope program's end} waits for the pools.
 *
 * <p><b>Threads of a worker.</b> The main thread reads the tasks and runs them. A daemon reads in its place while a
 * task runs for more than some milliseconds. The thread that reads ends the process when the stream ends: so no worker
 * outlives its parent, however that ended.
 *
 * <p><b>Trust.</b> A worker runs the parent's own classes, but its bytes are not trusted: frames are bounded, answers
 * must be to the task that the worker runs, and objects are read under limits of depth, references, array lengths and
 * bytes. Any class may come back, as in Python: a program that gives its workers hostile input must not take its own
 * classes for harmless when they are deserialised. A result that cannot be read fails its own future; a frame that
 * makes no sense breaks the pool, and says what came and where.
 *
 * <p><b>Must not know</b> how workers are started, lessons, recordings, or viewers.
 */
package dev.gantry.futures.remote;
