package dev.gantry.cli;

import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Milliseconds;
import dev.gantry.cli.terminal.Suggestions;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;

/** Which lesson, and with what parameters. */
final class LessonOptions {
    @Parameters(index = "0", paramLabel = "LESSON", description = "The lesson's name, as 'gantry list' prints it.")
    private String name;

    @Option(names = "--unit", paramLabel = "TIME", converter = Milliseconds.class, description = "How long the lesson's second lasts, such as 50ms.")
    private Optional<Long> unit;

    @Option(names = "--workers", paramLabel = "N", description = "How many workers the pool has at most.")
    private Optional<Long> workers;

    @Option(names = "--tasks", paramLabel = "N", description = "How many tasks are submitted.")
    private Optional<Long> tasks;

    @Option(names = "--seed", paramLabel = "N", description = "Where the random numbers start.")
    private Optional<Long> seed;

    Lesson lesson() {
        return Catalogue.find(name).orElseThrow(() -> unknown(name));
    }

    Arguments arguments() {
        Arguments given = Arguments.usual(lesson());
        given = set(given, Parameter.UNIT, unit);
        given = set(given, Parameter.WORKERS, workers);
        given = set(given, Parameter.TASKS, tasks);
        return set(given, Parameter.SEED, seed);
    }

    private Arguments set(Arguments given, Parameter parameter, Optional<Long> value) {
        try {
            return value.map(number -> given.with(lesson(), parameter.name(), number)).orElse(given);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(Failure.USE, wrong.getMessage());
        }
    }

    private static Failure unknown(String name) {
        List<String> ids = Catalogue.lessons().stream().map(Lesson::id).toList();
        return new Failure(Failure.USE, "there is no lesson '" + name + "'. The nearest: "
                + String.join(", ", Suggestions.to(name, ids)) + ". 'gantry list' shows all.");
    }
}
