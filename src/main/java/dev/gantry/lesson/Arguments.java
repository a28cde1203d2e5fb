package dev.gantry.lesson;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arguments: a value for every parameter of a lesson. Immutable.
 *
 * @param values by the parameter's name, in the lesson's order
 */
public record Arguments(Map<String, Long> values) implements Serializable {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public Arguments {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The usual values of this lesson. */
    public static Arguments usual(Lesson lesson) {
        Map<String, Long> values = new LinkedHashMap<>();
        lesson.parameters().forEach(parameter -> values.put(parameter.name(), parameter.usual()));
        return new Arguments(values);
    }

    /**
     * The same with one value changed.
     *
     * @throws IllegalArgumentException if the lesson has no such parameter or the value is out of range; the message is
     *     one sentence for the user
     */
    public Arguments with(Lesson lesson, String name, long value) {
        Parameter parameter = lesson.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The lesson %s has no parameter %s: it has %s.".formatted(lesson.id(), name,
                                values.isEmpty() ? "none" : String.join(", ", values.keySet()))));
        if (value < parameter.least() || value > parameter.most()) {
            throw new IllegalArgumentException("%s must be from %d to %d, not %d."
                    .formatted(name, parameter.least(), parameter.most(), value));
        }
        Map<String, Long> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Arguments(changed);
    }

    /**
     * This title of the lesson for a run with these: a number in it that is the usual one of a parameter, and of no
     * other, is that of the run.
     */
    public String fill(String title, Lesson lesson) {
        return NUMBER.matcher(title).replaceAll(number -> {
            List<Parameter> meant = meant(lesson, number.group());
            return meant.size() == 1 ? Long.toString(get(meant.getFirst())) : number.group();
        });
    }

    /** The parameters whose usual value this is. */
    private static List<Parameter> meant(Lesson lesson, String number) {
        return lesson.parameters().stream().filter(each -> number.equals(Long.toString(each.usual()))).toList();
    }

    private static boolean isNamed(Lesson lesson, Parameter parameter) {
        return NUMBER.matcher(lesson.title()).results()
                .anyMatch(number -> meant(lesson, number.group()).equals(List.of(parameter)));
    }

    /**
     * Title of a run with these: the lesson's, with the numbers of this run, and what else is not as usual, such as
     * {@code 20 tasks on 2 threads (Python)}. How long the lesson's second lasts does not matter to it.
     */
    public String title(Lesson lesson, ProgramLanguage language) {
        Stream<String> other = Stream.of(language).filter(in -> in != lesson.languages().getFirst())
                .map(ProgramLanguage::title);
        Stream<String> values = lesson.parameters().stream()
                .filter(each -> get(each) != each.usual() && !each.name().equals(Parameter.UNIT.name())
                        && !isNamed(lesson, each))
                .map(each -> each.name() + " " + get(each));
        String unusual = Stream.concat(other, values).collect(Collectors.joining(", "));
        String title = fill(lesson.title(), lesson);
        return unusual.isEmpty() ? title : title + " (" + unusual + ")";
    }

    /** The value of this parameter. */
    public long get(Parameter parameter) {
        return values.get(parameter.name());
    }

    /**
     * Written by hand: the generated method of a record is linked at its first call (invokedynamic), which delays the
     * first picture.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments arguments && values.equals(arguments.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
