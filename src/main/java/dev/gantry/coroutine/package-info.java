/**
 * Coroutines that take turns on one thread: {@link dev.gantry.coroutine.Generator}, which gives its thread back to who
 * asked it, and {@link dev.gantry.coroutine.Greenlet}, which gives it to any other.
 *
 * <p><b>Owns</b> the switching. Each coroutine has a stack of its own, a {@code jdk.internal.vm.Continuation}; a switch
 * puts one stack aside and takes up another on the same platform thread. Nothing is handed to another thread, so a call
 * that blocks inside a coroutine blocks all of them, as in Python. A generator whose body yields only in itself can do
 * without a stack: see {@link dev.gantry.coroutine.FlatBody}.
 *
 * <p><b>Threads.</b> A generator may be resumed by different threads in turn, never by two at a time. A greenlet
 * belongs for good to the thread that made it. Generators that nobody can reach any more are closed by a thread of this
 * package, {@code gantry-abandoned}; greenlets are ended by their own thread, when it next makes or switches to one.
 *
 * <p><b>Locks.</b> A coroutine that is suspended inside {@code synchronized} keeps the monitor; another of the same
 * thread that wants it then waits for ever. A coroutine cannot be suspended below a native frame (a callback from C, a
 * class initialiser): this throws {@link java.lang.IllegalStateException}.
 *
 * <p><b>Must not know</b> of loops, timers or sockets (that is the hub), nor who looks.
 */
package dev.gantry.coroutine;
