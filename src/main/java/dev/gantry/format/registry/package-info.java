/**
 * Registry of file formats: {@link dev.gantry.format.registry.Formats} lists the readers and the writers of recordings.
 * A new format is its package and a line there.
 *
 * <p><b>Owns</b> the list, and nothing else. <b>Threads:</b> any. <b>Must not know</b> how any of them reads or writes.
 */
package dev.gantry.format.registry;
