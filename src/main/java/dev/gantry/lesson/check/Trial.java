package dev.gantry.lesson.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.ProgramLanguage;

/** A run that is tried: a lesson's program in a language, given these. */
record Trial(Lesson lesson, ProgramLanguage language, Arguments arguments) {
    /** Milliseconds of a second, but for the first run: that is as the user begins with. */
    private static final long SECOND = 100;

    /** Those that a lesson is tried with in this language: as usual, with little, with more. */
    static List<Trial> of(Lesson lesson, ProgramLanguage language) {
        Set<Arguments> all = new LinkedHashSet<>();
        all.add(Arguments.usual(lesson));
        for (boolean more : new boolean[]{false, true}) {
            Arguments given = Arguments.usual(lesson);
            for (Parameter parameter : lesson.parameters()) {
                long value = Math.clamp(value(parameter, more), parameter.least(), parameter.most());
                given = given.with(lesson, parameter.name(), value);
            }
            all.add(given);
        }
        return all.stream().map(each -> new Trial(lesson, language, each)).toList();
    }

    private static long value(Parameter parameter, boolean more) {
        return switch (parameter.name()) {
            case "unit" -> SECOND;
            case "workers", "permits", "capacity", "threads", "coroutines" -> more ? 3 : 1;
            case "tasks" -> more ? 7 : 3;
            default -> more ? parameter.usual() + 1 : parameter.usual();
        };
    }

    /** Such as {@code Java, workers 2, tasks 4}. */
    String inWords() {
        String values = arguments.values().entrySet().stream().map(each -> ", " + each.getKey() + " " + each.getValue())
                .collect(Collectors.joining());
        return language.title() + values;
    }
}
