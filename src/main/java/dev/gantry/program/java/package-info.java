/**
 * Java programs: which JDK runs them, and how the agent gets into it.
 *
 * <p><b>Owns</b> the {@link dev.gantry.program.java.JavaHome}; the {@link dev.gantry.program.java.Agent}, which is the
 * jar of {@code src/agent} laid out on disk, with woven classes for each JDK; the {@link
 * dev.gantry.program.java.JavaProgram}, which makes a run of both; and the {@link
 * dev.gantry.program.java.AttachedJvm}, which is watched from now on.
 *
 * <p><b>Threads.</b> Any; to prepare a JDK takes about a second, once.
 *
 * <p><b>Must not know</b> what the agent records, and who shows it.
 */
package dev.gantry.program.java;
