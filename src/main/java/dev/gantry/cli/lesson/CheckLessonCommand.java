package dev.gantry.cli.lesson;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.check.LessonCheck;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.text.LessonProblem;
import dev.gantry.view.style.Phrases;

/** {@code gantry lesson check FOLDER…}. */
@Command(name = "check", description = {
        "Checks lessons: reads the text, runs the programs with several values of the parameters, and asks each "
                + "recording the lesson's questions, each of which must have one right answer.",
        "What is run it says on standard error; a run that has not ended after " + LessonCheck.PATIENCE_SECONDS
                + " seconds is ended.",
        "The exit code is 1 if something is wrong; each line says where, and what helps."},
        mixinStandardHelpOptions = true)
final class CheckLessonCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "A lesson's folder, or the name of one of yours.")
    private List<String> named;

    @Mixin
    private OwnOptions own;

    @Option(names = "--language", paramLabel = "java|python", description = "Try only the programs in this language.")
    private Optional<ProgramLanguage> language = Optional.empty();

    @Option(names = "--python", paramLabel = "PYTHON", description = "The interpreter that runs those in Python.")
    private Optional<String> python = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<OwnLesson> lessons = named.stream().map(own::lesson).toList();
        boolean good = true;
        for (OwnLesson lesson : lessons) {
            good &= check(lesson);
        }
        return good ? 0 : Failure.RUN;
    }

    private boolean check(OwnLesson lesson) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<ProgramLanguage> tried = lesson.languages().stream().filter(each -> language.orElse(each) == each)
                .toList();
        if (tried.isEmpty() && lesson.problem().isEmpty()) {
            throw new Failure(Failure.USE, "the lesson %s has no program in %s.".formatted(lesson.id(),
                    language.get().title()));
        }
        PrintWriter err = spec.commandLine().getErr();
        int[] runs = new int[1];
        List<LessonProblem> problems = new LessonCheck(lesson, tried, python, run -> {
            runs[0]++;
            err.println(run + " …");
            err.flush();
        }).run();
        for (LessonProblem problem : problems) {
            String words = Phrases.say(problem.message());
            out.println(problem.file().isEmpty()
                    ? lesson.folder() + ": " + words
                    : lesson.folder() + File.separator + words);
        }
        if (problems.isEmpty()) {
            int questions = lesson.text().questions().size();
            out.printf("%s is good: %d run%s in %s, %d question%s.%n", lesson.id(), runs[0], runs[0] == 1 ? "" : "s",
                    tried.stream().map(ProgramLanguage::title).collect(Collectors.joining(" and ")),
                    questions, questions == 1 ? "" : "s");
        }
        out.flush();
        return problems.isEmpty();
    }
}
