package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;

/** {@code gantry list}: the lessons. */
@Command(name = "list", description = "Lists the lessons.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int width = Catalogue.lessons().stream().mapToInt(lesson -> lesson.id().length()).max().orElse(0);
        String row = "%-" + width + "s  %s  %s%n";
        int titles = Catalogue.lessons().stream().mapToInt(lesson -> lesson.title().length()).max().orElse(0);
        for (Lesson lesson : Catalogue.lessons()) {
            out.printf(row, lesson.id(), ("%-" + titles + "s").formatted(lesson.title()), options(lesson));
        }
        out.flush();
        return 0;
    }

    private static String options(Lesson lesson) {
        return lesson.parameters().stream().map(parameter -> "--" + parameter.name()).collect(Collectors.joining(" "));
    }
}
