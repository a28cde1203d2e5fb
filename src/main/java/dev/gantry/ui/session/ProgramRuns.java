package dev.gantry.ui.session;

import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.program.Piped;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;

/**
 * Runs Python programs, each in a process of its own.
 *
 * @param keeper keeps the recordings on disk while they are open, where there is room for that
 * @param budget gives the budget of each recording when it starts
 */
public record ProgramRuns(Optional<Keeper> keeper, Supplier<Budget> budget) implements ProgramStarter {
    @Override
    public StartedProgram start(Program program) {
        Piped streams = new Piped();
        ProgramFeed feed = new ProgramFeed(program, budget.get(), streams);
        return new StartedProgram(Recording.start(feed, keeper), streams, feed::exitCode);
    }
}
