/**
 * Internal packages of the JDK and of JavaFX that Gantry uses: {@link dev.gantry.jdk.Internals} is the whole list. Code
 * that uses one checks here first; where this JVM does not give it, it takes another way or says in one sentence what
 * is missing.
 *
 * <p><b>Owns</b> the list, {@link dev.gantry.jdk.MissingInternal}, and what the JDK tells of all threads: {@link
 * dev.gantry.jdk.VirtualThreads}, {@link dev.gantry.jdk.Standstill}. <b>Threads:</b> any. <b>Must not know</b>
 * anything else of Gantry.
 */
package dev.gantry.jdk;
