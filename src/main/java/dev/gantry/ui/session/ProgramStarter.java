package dev.gantry.ui.session;

/** Starts programs of the user's own. */
public interface ProgramStarter {
    /** Starts this program and returns at once; the recording of one that can't be started fails. */
    StartedProgram start(Program program);
}
