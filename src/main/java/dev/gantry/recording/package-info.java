/**
 * A recording from start to end: where it comes from, how it stands, what has come of it, what a reader wrote on it,
 * and how it is kept on disk meanwhile.
 *
 * <p><b>Owns</b> the life of a {@link dev.gantry.recording.Recording}: {@code STARTING}, {@code LIVE}, then {@code
 * ENDED}, {@code FAILED} or {@code CANCELLED}. A new kind of {@link dev.gantry.recording.Source} is a {@link
 * dev.gantry.recording.Feed} more. When a {@link dev.gantry.recording.Spool} is begun and deleted is decided here; what
 * stands in its file is not.
 *
 * <p><b>Threads:</b> each recording has one of its own, which alone moves it from state to state; everybody may look,
 * stop it and wait for it. <b>Must not know</b> which program runs, what files look like, nor who looks.
 */
package dev.gantry.recording;
