package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.trace.message.Width;

/** {@code gantry list}: the lessons, the languages of their programs, and their parameters. */
@Command(name = "list", description = "Lists the lessons, yours too: name, title, languages of its "
        + "program, options.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Lesson> lessons = Stream.concat(Catalogue.lessons().stream(),
                OwnLessons.usual().all().stream().filter(lesson -> lesson.problem().isEmpty())).toList();
        int width = lessons.stream().mapToInt(lesson -> Width.of(lesson.id())).max().orElse(0);
        int titles = lessons.stream().mapToInt(lesson -> Width.of(lesson.title())).max().orElse(0);
        for (Lesson lesson : lessons) {
            out.printf("%s  %s  %-11s  %s%n", Width.left(lesson.id(), width), Width.left(lesson.title(), titles),
                    languages(lesson), options(lesson));
        }
        out.flush();
        return 0;
    }

    private static String languages(Lesson lesson) {
        return lesson.languages().stream().map(ProgramLanguage::id).collect(Collectors.joining(" "));
    }

    private static String options(Lesson lesson) {
        return lesson.parameters().stream().map(parameter -> "--" + parameter.name()).collect(Collectors.joining(" "));
    }
}
