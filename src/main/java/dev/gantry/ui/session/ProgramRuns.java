package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.program.Piped;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;

/**
 * Runs Python programs, each in a process of its own.
 *
 * @param keeper keeps the recordings on disk while they are open, where there is room for that
 */
public record ProgramRuns(Optional<Keeper> keeper) implements ProgramStarter {
    @Override
    public StartedProgram start(Program program) {
        Piped streams = new Piped(System.nanoTime());
        ProgramFeed feed = new ProgramFeed(program, streams);
        return new StartedProgram(Recording.start(feed, keeper), streams, feed::exitCode);
    }
}
