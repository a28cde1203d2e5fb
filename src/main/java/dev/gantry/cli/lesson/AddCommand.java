package dev.gantry.cli.lesson;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.view.style.Phrases;

/** {@code gantry lesson add ZIP|FOLDER}. */
@Command(name = "add", description = {
        "Adds a lesson that others made to yours: copies its text and programs, nothing else, and runs nothing.",
        "A lesson is a program: look at it before you run it."}, mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
    private static final int NAMED = 5;

    @Parameters(paramLabel = "ZIP|FOLDER", description = "A zip of a lesson, or its folder.")
    private Path from;

    @Mixin
    private OwnOptions own;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.exists(from)) {
            throw new Failure(Failure.USE, from + " does not exist.");
        }
        try {
            OwnLessons.Added added = own.lessons().add(from);
            PrintWriter out = spec.commandLine().getOut();
            OwnLesson lesson = added.lesson();
            out.printf("Added: %s%n", lesson.folder());
            out.println(lesson.problem().map(problem -> "It can't be run: " + Phrases.say(problem.message()))
                    .orElseGet(() -> "Run it with: gantry run " + (own.isUsual()
                            ? lesson.id()
                            : lesson.file(lesson.languages().getFirst()))));
            out.flush();
            tellLeftOut(added.leftOut(), spec);
            PrintWriter err = spec.commandLine().getErr();
            err.println("gantry: " + Phrases.of("lesson.look"));
            err.flush();
            return 0;
        } catch (LessonRefusedException refused) {
            throw OwnOptions.failure(refused);
        }
    }

    /** Says what lay beside a lesson's files. */
    static void tellLeftOut(List<String> names, CommandSpec spec) {
        if (!names.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("gantry: left out, as no files of a lesson: "
                    + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                    + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : ""));
            err.flush();
        }
    }
}
