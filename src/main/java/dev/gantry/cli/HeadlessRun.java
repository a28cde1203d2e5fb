package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.Optional;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Progress;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.format.spool.Spool;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;
import dev.gantry.ui.session.LessonAbout;
import dev.gantry.ui.session.Spools;

/** Runs a lesson to its end without a window; a terminal shows what it prints and how far it is. */
final class HeadlessRun {
    private static final long REFRESH_MILLIS = 100;

    private HeadlessRun() {}

    /** Runs this lesson; returns when its last thread has ended. */
    static LessonRun run(Lesson lesson, Arguments arguments, Optional<PrintWriter> out) throws InterruptedException {
        Optional<Progress> progress = Terminal.isInteractive() ? out.map(Progress::new) : Optional.empty();
        LessonRun run = LessonRun.start(lesson, arguments, line -> progress.ifPresent(shown -> shown.print(line)));
        About about = LessonAbout.of(run);
        Spool spool = Spool.follow(Spools.FOLDER, run::snapshot, () -> about.costing(run.hookCost()));
        if (progress.isPresent()) {
            while (run.state() == LessonRun.State.RUNNING) {
                progress.get().show(run.snapshot());
                Thread.sleep(REFRESH_MILLIS);
            }
            progress.get().clear();
        }
        run.join();
        spool.discard();
        spool.trouble().ifPresent(why -> System.err.println("gantry: " + why));
        return run;
    }

    /** 0 if it ended well, 1 if not. Says on standard error what went wrong. */
    static int exitCode(LessonRun run) {
        run.failure().ifPresent(failure -> {
            throw new Failure(Failure.RUN, "the lesson " + run.lesson().id() + " failed: " + failure);
        });
        return run.state() == LessonRun.State.FINISHED ? 0 : Failure.RUN;
    }
}
