package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Progress;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.Signals;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.session.Spools;
import dev.gantry.view.style.Phrases;

/** Headless run of a lesson to its end; a terminal shows what it prints and its progress. */
final class HeadlessRun {
    /** Makes a lesson's run. */
    interface Start {
        /**
         * A run that has not begun.
         *
         * @param out gets what the lesson prints, a line at a time, in threads of the run
         */
        Feed feed(Consumer<String> out);
    }

    private static final long REFRESH_MILLIS = 100;

    private final Outputs outputs;
    private final PrintWriter out;
    private final Keeper keeper;

    /** A run with these outputs, which prints to this; the recording is kept on disk until they are written. */
    HeadlessRun(Outputs outputs, PrintWriter out) {
        this(outputs, out, Spools.FOLDER);
    }

    HeadlessRun(Outputs outputs, PrintWriter out, Keeper keeper) {
        this.outputs = outputs;
        this.out = out;
        this.keeper = keeper;
    }

    /** Runs this lesson's Java program with the usual budget of its recording. */
    int run(JavaLesson lesson, Arguments arguments) throws InterruptedException {
        return run(lesson, out -> new LessonRun(lesson, arguments, out, Budget.usual()));
    }

    /**
     * Runs this lesson; returns when its last thread or process has ended and everything is written.
     *
     * @return 0 if it ended well, 128 and the signal's number if a signal ended it, such as Ctrl+C, 1 if not
     * @throws Failure if it failed or can't be started, or if what it leaves can't be written; then the recording stays
     *     on disk
     */
    int run(Lesson lesson, Start start) throws InterruptedException {
        Optional<Progress> progress = Terminal.isInteractive() && !outputs.isQuiet()
                ? Optional.of(new Progress(out))
                : Optional.empty();
        Feed feed = start.feed(line -> progress.ifPresent(shown -> shown.print(line)));
        AtomicReference<Recording> started = new AtomicReference<>();
        Recording recording;
        OptionalInt stopped;
        try (Signals signals = feed instanceof PreparedFeed program
                ? Signals.passOnTo(program::signal)
                : Signals.ask(() -> Optional.ofNullable(started.get()).ifPresent(Recording::stop))) {
            recording = Recording.start(feed, Optional.of(keeper));
            started.set(recording);
            if (signals.exitCode().isPresent() && !(feed instanceof PreparedFeed)) {
                recording.stop();
            }
            await(recording, progress);
            stopped = signals.exitCode();
        }
        OptionalInt ended = feed instanceof PreparedFeed program ? program.exitCode() : OptionalInt.empty();
        if (stopped.isEmpty() && ended.isPresent() && Signals.isEnd(ended.getAsInt())) {
            stopped = ended; // the signal was for the program alone, or is still to be told here
        }
        if (recording.hasBegun()) {
            leave(recording, List.of());
        }
        if (stopped.isPresent()) {
            System.err.println("gantry: the lesson %s was stopped".formatted(lesson.id()));
            return stopped.getAsInt();
        }
        recording.failure().ifPresent(failure -> {
            throw failure instanceof NotWatchable why
                    ? new Failure(Failure.USE, why.getMessage())
                    : new Failure(Failure.RUN, "the lesson " + lesson.id() + " failed: " + failure);
        });
        if (ended.orElse(0) != 0) {
            throw new Failure(Failure.RUN, "the lesson %s failed: its program ended with exit code %d".formatted(
                    lesson.id(), ended.getAsInt()));
        }
        return recording.state() == Recording.State.ENDED ? 0 : Failure.RUN;
    }

    private static void await(Recording recording, Optional<Progress> progress) throws InterruptedException {
        while (progress.isPresent() && !recording.join(REFRESH_MILLIS)) {
            progress.get().show(recording.snapshot(), recording.spoolLag());
        }
        progress.ifPresent(Progress::clear);
        recording.join();
    }

    /**
     * Leaves the outputs of a recording that has ended, and discards it.
     *
     * @param known what it lacks that is not told here, since every such recording does
     * @throws Failure if they can't be written; then the recording stays on disk
     */
    void leave(Recording recording, List<Message> known) {
        try {
            recording.save(recording.about(), () -> outputs.write(recording, out));
            recording.about().notices().stream().filter(notice -> !known.contains(notice))
                    .forEach(notice -> System.err.println("gantry: " + Phrases.say(notice)));
        } catch (RuntimeException notWritten) {
            if (recording.spoolTrouble().isEmpty()) {
                System.err.println("gantry: What was recorded is kept: 'gantry recover' lists it.");
            }
            throw notWritten;
        } finally {
            recording.discard();
            recording.spoolTrouble().ifPresent(why -> System.err.println("gantry: " + why));
        }
    }
}
