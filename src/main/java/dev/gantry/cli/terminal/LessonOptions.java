package dev.gantry.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.view.style.Phrases;

/**
 * Lesson options: which lesson, and with what parameters. The options are the parameters of the catalogue's lessons, by
 * their names and with their descriptions, so they are the ones that {@code gantry list} prints.
 */
@Command
public final class LessonOptions {
    private final Map<String, OptionSpec> options = new LinkedHashMap<>();

    @Option(names = "--language", paramLabel = "java|python",
            description = "Which of the lesson's programs is run, where "
                    + "it has both. If not given, the one in Java, or with --python or --watch the one in Python.")
    private Optional<ProgramLanguage> language = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private void addTo(CommandSpec command) {
        for (Lesson lesson : Catalogue.lessons()) {
            for (Parameter parameter : lesson.parameters()) {
                if (!options.containsKey(parameter.name())) {
                    OptionSpec option = option(parameter);
                    options.put(parameter.name(), option);
                    command.addOption(option);
                }
            }
        }
    }

    private static OptionSpec option(Parameter parameter) {
        boolean time = parameter.name().equals(Parameter.UNIT.name());
        ITypeConverter<Long> converter = time ? new Milliseconds() : LessonOptions::number;
        return OptionSpec.builder("--" + parameter.name())
                .paramLabel(time ? "TIME" : "N")
                .type(Long.class)
                .converters(converter)
                .description(time ? parameter.help() + " Such as 50ms." : parameter.help())
                .build();
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }

    /** Whether a lesson is called so. */
    public static boolean isLesson(String name) {
        return find(name).isPresent();
    }

    private static Optional<Lesson> find(String name) {
        return Catalogue.find(name).or(() -> OwnLessons.usual().find(name));
    }

    /**
     * The lesson with this id, one of Gantry's or of the user's own.
     *
     * @throws Failure if there is none, or it can't be run
     */
    public Lesson lesson(String name) {
        Lesson lesson = find(name).orElseThrow(() -> unknown(name));
        lesson.problem().ifPresent(problem -> {
            throw new Failure(Failure.USE, "the lesson %s can't be run: %s.".formatted(name,
                    Phrases.say(problem.message())));
        });
        return lesson;
    }

    /** What the lesson of this name is given. */
    public Arguments arguments(String name) {
        Lesson lesson = lesson(name);
        Arguments given = Arguments.usual(lesson);
        for (Map.Entry<String, OptionSpec> option : options.entrySet()) {
            Long value = option.getValue().getValue();
            if (value != null) {
                given = set(lesson, given, option.getKey(), value);
            }
        }
        return given;
    }

    /**
     * Language of this lesson's program that is to be run.
     *
     * @param isForPython whether something was given that only a Python program takes
     */
    public ProgramLanguage language(Lesson lesson, boolean isForPython) {
        ProgramLanguage wanted = language
                .or(() -> isForPython ? Optional.of(ProgramLanguage.PYTHON) : Optional.empty())
                .orElse(lesson.languages().getFirst());
        if (!lesson.languages().contains(wanted)) {
            throw new Failure(Failure.USE, "the lesson %s has no program in %s. 'gantry list' shows which have."
                    .formatted(lesson.id(), wanted.title()));
        }
        if (wanted == ProgramLanguage.JAVA && isForPython) {
            throw new Failure(Failure.USE, "--python and --watch are for programs in Python.");
        }
        return wanted;
    }

    /**
     * Checks that no option of a lesson was given.
     *
     * @throws Failure if one was
     */
    public void checkUnused() {
        if (language.isPresent()) {
            throw new Failure(Failure.USE, "--language is for lessons.");
        }
        options.forEach((name, option) -> {
            if (option.getValue() != null) {
                throw new Failure(Failure.USE, "--%s is for lessons. What is the program's own comes after its name."
                        .formatted(name));
            }
        });
    }

    private static Arguments set(Lesson lesson, Arguments given, String parameter, long value) {
        try {
            return given.with(lesson, parameter, value);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(Failure.USE, wrong.getMessage());
        }
    }

    private static Failure unknown(String name) {
        List<String> ids = Stream.concat(Catalogue.lessons().stream(), OwnLessons.usual().all().stream())
                .map(Lesson::id).toList();
        return new Failure(Failure.USE, "there is no lesson, file or command '" + name + "'. The nearest lessons: "
                + String.join(", ", Suggestions.to(name, ids)) + ". 'gantry list' shows all.");
    }
}
