/**
 * Recordings of the JDK's Flight Recorder.
 *
 * <p><b>Owns</b> what the recorder's events mean for lanes, and the settings under which it leaves nothing out. The
 * files are read by the JDK's own {@code jdk.jfr.consumer}, which trusts them; so {@link
 * dev.gantry.format.jfr.StructureCheck} looks at their build first. No class of a file is loaded. <b>Threads:</b> one
 * reads a file. <b>Must not know</b> what ran.
 */
package dev.gantry.format.jfr;
