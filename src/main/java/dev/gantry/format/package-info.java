/**
 * Reading and writing files: a package for each format below this one.
 *
 * <p><b>Owns</b> what all of them share. Writing: a {@link dev.gantry.format.WholeFile} is there in full or not at all.
 * Reading: an {@link dev.gantry.format.OpenFile} lets the {@link dev.gantry.format.TraceReader} that recognises the
 * content write into an {@link dev.gantry.format.TraceUnderConstruction}, within {@link dev.gantry.format.FileLimits};
 * what a recording tells beside its trace is its {@link dev.gantry.recording.About}. Which kinds there are is in {@code
 * dev.gantry.format.registry}.
 *
 * <p><b>Threads:</b> each opening has a thread of its own, which alone writes its trace; the rest is for any. <b>Must
 * not know</b> any of the formats, what ran, nor which panel or command asks for the file.
 */
package dev.gantry.format;
