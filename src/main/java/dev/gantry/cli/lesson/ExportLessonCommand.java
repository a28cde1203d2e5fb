package dev.gantry.cli.lesson;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.format.WholeFile;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.page.LessonPage;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.lesson.run.MainRun;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.PrintedLines;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;
import dev.gantry.view.style.Phrases;

/** {@code gantry lesson export LESSON --to FILE}. */
@Command(name = "export", description = {
        "Writes a lesson as one page for any browser: its text, a chart of a run that is made now, its questions with "
                + "the answers hidden, and its programs.",
        "With --slides a page for each step and question, which the browser's print dialog makes a PDF of."},
        mixinStandardHelpOptions = true)
final class ExportLessonCommand implements Callable<Integer> {
    /** How the name of a file ends that is no page. */
    private static final Pattern OTHER_KIND = Pattern.compile("\\.(?!x?html?$)[^./\\\\]+$",
            Pattern.CASE_INSENSITIVE);

    /** Language of the page. */
    enum Spoken {
        EN(Locale.ROOT), ZH(Locale.SIMPLIFIED_CHINESE);

        private final Locale bundle;

        Spoken(Locale bundle) {
            this.bundle = bundle;
        }
    }

    @Parameters(paramLabel = "LESSON", description = "A lesson's name, one of Gantry's or yours, or its folder.")
    private String named;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The new file, such as lesson.html.")
    private Path to;

    @Option(names = "--slides", description = "Write slides instead of a page to read.")
    private boolean slides;

    @Option(names = "--language", paramLabel = "en|zh", description = "English or Chinese, if the lesson has been "
            + "translated.")
    private Spoken spoken = Spoken.EN;

    @Option(names = "--program", paramLabel = "java|python", description = "Which of the lesson's programs is run; if "
            + "not given, its first.")
    private Optional<ProgramLanguage> program = Optional.empty();

    @Option(names = "--python", paramLabel = "PYTHON", description = "The interpreter that runs the one in Python.")
    private Optional<String> python = Optional.empty();

    @Mixin
    private OwnOptions own;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Lesson lesson = Catalogue.find(named).orElseGet(() -> own.lesson(named));
        lesson.problem().ifPresent(problem -> {
            throw new Failure(Failure.USE, "the lesson %s can't be run: %s.".formatted(lesson.id(),
                    Phrases.say(problem.message())));
        });
        ProgramLanguage language = program.orElse(lesson.languages().getFirst());
        if (!lesson.languages().contains(language)) {
            throw new Failure(Failure.USE, "the lesson %s has no program in %s.".formatted(lesson.id(),
                    language.title()));
        }
        if (OTHER_KIND.matcher(to.toString()).find()) {
            throw new Failure(Failure.USE, to + " does not end with .html: a lesson is written as such a page, which "
                    + "the browser's print dialog makes a PDF of.");
        }
        try {
            WholeFile.check(to);
        } catch (IOException e) {
            throw new Failure(Failure.USE, e.getMessage());
        }
        Arguments arguments = Arguments.usual(lesson);
        Recording recording = recorded(lesson, language, arguments);
        Optional<LessonText> translation = lesson.text(spoken.bundle.getLanguage());
        if (spoken != Spoken.EN && translation.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf("gantry: the lesson %s has no lesson.%s.md: the page is in English.%n", lesson.id(),
                    spoken.bundle.getLanguage());
            err.flush();
        }
        LessonText text = translation.orElseGet(lesson::text);
        Phrases.speak(translation.isPresent() ? spoken.bundle : Locale.ROOT);
        try {
            LessonPage page = new LessonPage(lesson, text, language, arguments.values(), recording.snapshot());
            WholeFile.write(to, out -> {
                if (slides) {
                    page.writeSlides(out);
                } else {
                    page.write(out);
                }
            });
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        } finally {
            Phrases.speak(Locale.ROOT);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(to);
        out.flush();
        return 0;
    }

    private Recording recorded(Lesson lesson, ProgramLanguage language, Arguments arguments) {
        Recording made = Recording.complete(feed(lesson, language, arguments));
        made.failure().ifPresent(failure -> {
            throw failure instanceof NotWatchable why
                    ? new Failure(Failure.USE, why.getMessage())
                    : new Failure(Failure.RUN, "the lesson " + lesson.id() + " failed: " + failure);
        });
        return made;
    }

    private Feed feed(Lesson lesson, ProgramLanguage language, Arguments arguments) {
        PrintedLines unseen = new PrintedLines(_ -> {});
        if (language == ProgramLanguage.PYTHON) {
            return ScriptRun.of(lesson, arguments, python, List.of(), Budget.usual(), unseen);
        }
        return lesson.watchedProgram().isPresent()
                ? MainRun.of(lesson, arguments, Budget.usual(), unseen)
                : new LessonRun((JavaLesson) lesson, arguments, _ -> {});
    }
}
