package dev.gantry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Signals;
import dev.gantry.program.Streams;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.NotWatchable;
import dev.gantry.program.python.PythonProgram;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.session.Spools;

/**
 * Run of a program in this command's place: its standard streams, signals, folder and exit code are this process's.
 * What was recorded is told on standard error when it has ended.
 */
final class WatchedRun {
    private final Outputs outputs;
    private final PrintWriter err;

    WatchedRun(Outputs outputs, PrintWriter err) {
        this.outputs = outputs;
        this.err = err;
    }

    /**
     * Runs the program to its end.
     *
     * @param python name or path of the interpreter; empty for the usual one
     * @param watched what is watched; empty for the usual
     * @param budget how much of the recording is kept
     * @return the program's exit code; 1 if that is 0 and what was recorded could not be written
     * @throws Failure if the program can't be started or watched: then nothing ran
     */
    int run(PythonProgram program, Optional<String> python, List<String> watched, Budget budget)
            throws InterruptedException {
        RecoverCommand.recoverPrograms();
        ProgramRun run = prepare(program, python, watched, budget);
        try (Signals _ = Signals.passOnTo(run)) {
            Recording recording = Recording.start(run, Optional.of(Spools.FOLDER));
            recording.join();
            if (run.exitCode().isEmpty()) {
                throw new Failure(Failure.USE, recording.failure().map(Throwable::getMessage)
                        .orElse("the program was not started") + ".");
            }
            return leave(recording, run);
        }
    }

    private int leave(Recording recording, ProgramRun run) {
        int exitCode = run.exitCode().getAsInt();
        try {
            new HeadlessRun(outputs, err).leave(recording, run.limits());
            return exitCode;
        } catch (Failure notWritten) {
            if (exitCode == 0) {
                throw notWritten;
            }
            err.println("gantry: " + notWritten.getMessage());
            err.flush();
            return exitCode;
        }
    }

    private static ProgramRun prepare(PythonProgram program, Optional<String> python, List<String> watched,
            Budget budget) {
        try {
            return program.run(Interpreter.find(python, System.getenv()), Path.of("").toAbsolutePath(), watched,
                    Map.of(), budget, Streams.INHERITED);
        } catch (NotWatchable why) {
            throw new Failure(Failure.USE, why.getMessage());
        }
    }
}
