package dev.gantry.cli.lesson;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.trace.message.Width;
import dev.gantry.view.style.Phrases;

/** {@code gantry lesson list}. */
@Command(name = "list", description = "Lists your lessons: name, languages, title, or what is wrong with it.",
        mixinStandardHelpOptions = true)
final class ListOwnCommand implements Callable<Integer> {
    @Mixin
    private OwnOptions own;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<OwnLesson> all = own.lessons().all();
        int width = all.stream().mapToInt(lesson -> Width.of(lesson.id())).max().orElse(1);
        for (OwnLesson lesson : all) {
            String languages = lesson.languages().stream().map(ProgramLanguage::id).collect(Collectors.joining(" "));
            out.printf("%s  %-11s  %s%n", Width.left(lesson.id(), width),
                    lesson.problem().isPresent() ? "broken" : languages,
                    lesson.problem().map(problem -> Phrases.say(problem.message())).orElseGet(lesson::title));
        }
        if (all.isEmpty()) {
            out.println("No lessons in %s: 'gantry lesson new NAME' makes one.".formatted(own.lessons().folder()));
        }
        out.flush();
        return 0;
    }
}
