/**
 * Coroutines that take turns on one thread: {@link dev.gantry.coroutine.Generator}, which gives its thread back to its
 * caller, and {@link dev.gantry.coroutine.Greenlet}, which gives it to any other.
 *
 * <p><b>Owns</b> the switching. Each coroutine has a stack of its own, a {@code jdk.internal.vm.Continuation}; a switch
 * puts one stack aside and takes up another on the same thread. Nothing is handed to another thread, so a call that
 * blocks inside a coroutine blocks all of them, as in Python. A generator whose body yields only in itself does without
 * a stack: see {@link dev.gantry.coroutine.FlatBody}. Where the JDK has no such continuation for us, generators run on
 * threads of their own, which take turns. Each switch keeps the scoped values of its two sides apart.
 *
 * <p><b>Threads.</b> A generator may be resumed by different threads in turn, never by two at a time. A greenlet
 * belongs for good to the thread that made it. Unreachable generators are closed by a thread of this package, {@code
 * gantry-abandoned}; greenlets are ended by their own thread, when it next makes or switches to one. Bodies without a
 * stack are made by a thread {@code gantry-flattener} that lives as long as that takes.
 *
 * <p><b>Locks.</b> A coroutine that is suspended inside {@code synchronized} keeps the monitor for its thread: other
 * coroutines of the thread may be let in or wait for ever, other threads wait. A generator in this state can be resumed
 * by that thread only; another gets an {@link java.lang.IllegalStateException}. A coroutine cannot be suspended below a
 * native frame (a callback from C, a class initialiser): this throws the same.
 *
 * <p><b>Must not know</b> of loops, timers or sockets (that is the hub), nor of viewers of a recording.
 */
package dev.gantry.coroutine;
