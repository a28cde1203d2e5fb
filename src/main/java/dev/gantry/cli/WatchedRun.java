package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.Optional;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Signals;
import dev.gantry.program.Streams;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Spool;
import dev.gantry.ui.session.Spools;

/**
 * Run of a program in this command's place: its standard streams, signals, folder and exit code are this process's.
 * What was recorded is told on standard error when it has ended; from then on a signal means this process again.
 */
final class WatchedRun {
    private static final long LOOK_MILLIS = 100;

    private final Outputs outputs;
    private final PrintWriter err;

    WatchedRun(Outputs outputs, PrintWriter err) {
        this.outputs = outputs;
        this.err = err;
    }

    /** Makes the run of a program. */
    @FunctionalInterface
    interface Program {
        ProgramRun prepare(Streams streams) throws NotWatchable;
    }

    /**
     * Runs the program to its end.
     *
     * @return the program's exit code; 1 if that is 0 and what was recorded could not be written
     * @throws Failure if the program can't be started or watched: then nothing ran
     */
    int run(Program program) throws InterruptedException {
        RecoverCommand.recoverBesides(() -> {});
        ProgramRun run = prepare(program);
        Recording recording;
        try (Signals _ = Signals.passOnTo(run::signal)) {
            recording = Recording.start(run, Optional.of(Spools.FOLDER));
            await(recording);
        }
        if (run.exitCode().isEmpty()) {
            throw new Failure(Failure.USE, recording.failure().map(Throwable::getMessage)
                    .orElse("the program was not started") + ".");
        }
        return leave(recording, run);
    }

    /** Waits for its end; tells once where what would be lost by a kill is more than usual. */
    private void await(Recording recording) throws InterruptedException {
        boolean told = outputs.isQuiet();
        while (!recording.join(LOOK_MILLIS)) {
            long lag = recording.spoolLag();
            if (!told && lag > Spool.USUAL_LAG) {
                err.println(
                        "gantry: What is kept on disk is %.1f s behind: if Gantry were killed now, that much of this "
                                .formatted(lag / 1e9) + "recording would be lost.");
                err.flush();
                told = true;
            }
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

    private static ProgramRun prepare(Program program) {
        try {
            return program.prepare(Streams.INHERITED);
        } catch (NotWatchable why) {
            throw new Failure(Failure.USE, why.getMessage());
        }
    }
}
