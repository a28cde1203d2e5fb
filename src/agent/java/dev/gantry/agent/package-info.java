/**
 * Agent that records a JVM from inside: what {@code -javaagent:} names, or what is attached.
 *
 * <p><b>Owns</b> the way in ({@link dev.gantry.agent.Agent}): it has the boot loader define the hooks, has the JVM take
 * the classes of the JDK as Gantry wove them ({@link dev.gantry.agent.WovenClasses}) and those of libraries as {@code
 * dev.gantry.agent.weave} does ({@link dev.gantry.agent.LibraryClasses}), and begins and ends the recording.
 *
 * <p><b>Threads.</b> The one that starts the program before it begins, or the one that attaches. The transformer is
 * called by any thread that loads a class.
 *
 * <p><b>Must not know</b> bytecode. It uses as few classes of the JDK as it can: those that are loaded before they can
 * be woven get no field for their numbers.
 */
package dev.gantry.agent;
