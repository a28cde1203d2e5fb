/**
 * Weaving: classes of a JDK get calls of the agent's hooks, without a JVM of that JDK; those of libraries get them from
 * the agent, by the same rules.
 *
 * <p><b>Owns</b> the {@link dev.gantry.program.java.weave.Rules}, which are files of text, one for each library; the
 * {@link dev.gantry.program.java.weave.TargetJdk}, whose classes are read from its image; and the {@link
 * dev.gantry.program.java.weave.Weaver}, which makes of both a file that the agent reads.
 *
 * <p><b>Threads.</b> Any; nothing is shared. To weave a JDK takes about a second of processor time.
 *
 * <p><b>Must not know</b> what hooks record, and who runs the woven classes.
 */
package dev.gantry.program.java.weave;
