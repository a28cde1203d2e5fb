/**
 * What of the inside of the JDK and of JavaFX Gantry uses: {@link dev.gantry.jdk.Internals} is the whole list. Who uses
 * one asks here first, and goes another way or says in one sentence what is missing where this JVM does not give it.
 *
 * <p><b>Owns</b> the list, and {@link dev.gantry.jdk.MissingInternal}. <b>Threads:</b> any. <b>Must not know</b>
 * anything else of Gantry.
 */
package dev.gantry.jdk;
