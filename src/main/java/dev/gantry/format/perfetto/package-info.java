/**
 * Perfetto traces: Gantry's own recordings, which any tool of that ecosystem opens, and those of other programs.
 *
 * <p><b>Owns</b> how a recording is laid out in packets. <b>Threads:</b> one thread writes a file, one reads it.
 * <b>Must not know</b> what ran.
 */
package dev.gantry.format.perfetto;
