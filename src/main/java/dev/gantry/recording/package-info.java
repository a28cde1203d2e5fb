/**
 * Recordings from start to end: source, state, trace, annotations, and the spool on disk.
 *
 * <p><b>Owns</b> the life of a {@link dev.gantry.recording.Recording}: {@code STARTING}, {@code LIVE}, then {@code
 * ENDED}, {@code FAILED} or {@code CANCELLED}. Each kind of {@link dev.gantry.recording.Source} needs a {@link
 * dev.gantry.recording.Feed}. When a {@link dev.gantry.recording.Spool} is begun and deleted is decided here; what
 * stands in its file is not. What its budget took from a recording is told here, as notices.
 *
 * <p><b>Threads:</b> each recording has one of its own, which alone moves it from state to state; any thread may read
 * it, stop it and wait for it. <b>Must not know</b> which program runs, file formats, nor viewers.
 */
package dev.gantry.recording;
