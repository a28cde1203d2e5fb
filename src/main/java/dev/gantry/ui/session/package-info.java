/**
 * State of the window: the open recordings, which one is shown, what of it, and what the user points at.
 *
 * <p><b>Owns</b> that state; panels read it, change it through its methods, and never talk to each other. Every change
 * marks a {@link dev.gantry.ui.pump.Reason}. One class here runs lessons, {@link dev.gantry.ui.session.LessonRuns}, and
 * one programs, {@link dev.gantry.ui.session.ProgramRuns}; all others know their {@link
 * dev.gantry.recording.Recording}s. <b>Threads:</b> the JavaFX thread only. <b>Must not know</b> any panel.
 */
package dev.gantry.ui.session;
