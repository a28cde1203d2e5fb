package dev.gantry.cli.lesson;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;

/** {@code gantry lesson new NAME}. */
@Command(name = "new", description = "Makes a lesson that runs, with a question, for you to change.",
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Its title; its folder is called so too, in small letters with "
            + "hyphens, at most 60.")
    private String name;

    @Mixin
    private OwnOptions own;

    @Option(names = "--language", paramLabel = "java|python", description = "The program's only language. If not "
            + "given, there is a program in each.")
    private Optional<ProgramLanguage> language = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            OwnLesson made = own.lessons().make(name,
                    language.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(ProgramLanguage.class)));
            PrintWriter out = spec.commandLine().getOut();
            out.println(made.folder());
            out.flush();
            if (OwnLessons.id(name).isEmpty()) {
                PrintWriter err = spec.commandLine().getErr();
                err.printf("gantry: no name of a folder, from a to z, can be made of the title: the lesson is called "
                        + "%s. Rename its folder if you want another.%n", made.id());
                err.flush();
            }
            return 0;
        } catch (LessonRefusedException refused) {
            throw OwnOptions.failure(refused);
        }
    }
}
