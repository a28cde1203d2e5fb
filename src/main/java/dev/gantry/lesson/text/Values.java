package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Values of a run's parameters in texts, in claims and in the names of lanes. */
public final class Values {
    private static final Pattern SECONDS = Pattern.compile("\\{(\\d+) s}");
    private static final String SECOND = "unit";
    private static final String ANSWER = "answer"; // which is filled in by who judges it
    private static final String VALUE = "(?:(\\d+)\\*)?([a-z]+)(?:-(\\d+))?";
    private static final Pattern ONE = Pattern.compile("\\{" + VALUE + "}");
    private static final Pattern EACH = Pattern.compile("\\{(\\d+)\\.\\." + VALUE + "}");

    private Values() {}

    /** The text with values in the place of names; a name without a value stays, and so does one in backticks. */
    static String filled(String text, Map<String, Long> parameters) {
        return CodeSpan.of(text).stream().map(span -> span.code() ? span.source() : words(span.text(), parameters))
                .collect(Collectors.joining());
    }

    private static String words(String text, Map<String, Long> parameters) {
        String timed = SECONDS.matcher(text).replaceAll(found -> parameters.containsKey(SECOND)
                ? Long.parseLong(found.group(1)) * parameters.get(SECOND) + " ms"
                : Matcher.quoteReplacement(found.group()));
        return ONE.matcher(timed).replaceAll(found -> value(found.group(1), found.group(2), found.group(3), parameters)
                .map(String::valueOf).orElse(Matcher.quoteReplacement(found.group())));
    }

    /** What in this text, outside of backticks, is written as the value of a parameter that is none of these. */
    public static Stream<String> unknown(String text, Set<String> parameters) {
        String words = CodeSpan.of(text).stream().map(span -> span.code() ? " " : span.text())
                .collect(Collectors.joining());
        Predicate<String> known = name -> parameters.contains(name) || name.equals(ANSWER);
        return Stream.of(
                SECONDS.matcher(words).results().filter(_ -> !known.test(SECOND)),
                ONE.matcher(words).results().filter(found -> !known.test(found.group(2))),
                EACH.matcher(words).results().filter(found -> !known.test(found.group(3))))
                .flatMap(Function.identity()).map(MatchResult::group);
    }

    /**
     * The names that these stand for in a run with these parameters, at most so many.
     *
     * @param names in which {@code {1..workers}} stands for each number up to a value
     */
    public static List<String> each(List<String> names, Map<String, Long> parameters, int most) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            Matcher range = EACH.matcher(name);
            if (range.find()) {
                long last = value(range.group(2), range.group(3), range.group(4), parameters).orElse(0L);
                LongStream.rangeClosed(Long.parseLong(range.group(1)), last).limit(most)
                        .mapToObj(number -> range.replaceFirst(String.valueOf(number))).forEach(all::add);
            } else {
                all.add(filled(name, parameters));
            }
        }
        return all.stream().limit(most).toList();
    }

    private static Optional<Long> value(String times, String name, String less, Map<String, Long> parameters) {
        return Optional.ofNullable(parameters.get(name))
                .map(value -> value * (times == null ? 1 : Long.parseLong(times))
                        - (less == null ? 0 : Long.parseLong(less)));
    }
}
