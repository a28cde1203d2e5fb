/**
 * Hubs, event loops that run many tasks on one thread, as in gevent. A task that has to wait gives the thread to the
 * hub's loop, which gives it to the next that can run, or waits for the first timer.
 *
 * <p><b>Owns</b> the {@link dev.gantry.hub.Hub}, its tasks and what they wait for: events, results, queues, channels,
 * semaphores, timeouts, pools, connections.
 *
 * <p><b>Two kinds behind one API.</b> A <i>cooperative</i> hub's tasks are greenlets. They switch only where they call
 * the hub; {@code Thread.sleep} stops all of them, and so does an ordinary socket: a {@link dev.gantry.hub.Connection}
 * does not. An <i>automatic</i> hub's tasks are virtual threads on a scheduler that keeps them on the hub's thread:
 * they also switch at {@code Thread.sleep}, at sockets and locks, and at whatever else parks a virtual thread. This is
 * what monkey-patching gives gevent. The calls of the hub itself do the same on both, from a task and from the main
 * program.
 *
 * <p><b>Threads.</b> A hub belongs to the thread that made it, and all its work is done there, by switching stacks: no
 * other thread ever runs a task. Its loop runs while that thread waits in a call of the hub. Everything here must be
 * called from the hub's own thread or tasks, except {@link dev.gantry.hub.Hub#post} and what says so. There are no
 * locks, because no other task runs between two calls of a task that wait.
 *
 * <p><b>Order.</b> What becomes ready runs in the order in which it became so, the main program too; timers fire in
 * order of time, equal ones in the order in which they were set, never early, and not once they are cancelled, even if
 * their time has come. Each strand that waits for an event, a result or a semaphore is told once, in the order of
 * waiting; an item or a permit is handed to a strand that still waits, or kept.
 *
 * <p><b>Must not know</b> of executors, nor of viewers of a recording.
 */
package dev.gantry.hub;
