/**
 * Programs of the user's own that are run and watched, unedited: how they are started, followed and ended.
 *
 * <p><b>Owns</b> the {@link dev.gantry.program.Launch}, which says what is started and how it is watched; the {@link
 * dev.gantry.program.ProgramRun}, the feed of its recording; the {@link dev.gantry.program.LeftRings}, which recover
 * what a Gantry that was killed left; and the {@link dev.gantry.program.Signals} that a command
 * passes on to the program that it runs. {@link dev.gantry.program.Streams} are its standard streams; as pipes ({@link
 * dev.gantry.program.Piped}) a viewer shows and feeds them.
 *
 * <p><b>Threads.</b> A run has the thread of its recording, which follows the rings that the program and its children
 * write; everything else may be called by any thread.
 *
 * <p><b>Must not know</b> which language is run (its parts know that), nor viewers.
 */
package dev.gantry.program;
