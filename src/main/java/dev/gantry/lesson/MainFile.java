package dev.gantry.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java program of a lesson that is watched: one file that needs nothing but the JDK, as it is shown and run. Its
 * first line is the command that runs it, {@code // java -Dworkers=2 Main.java}: the lesson's parameters are properties
 * of the system, all whole numbers, and what else stands there the JVM is given as it is.
 *
 * @param text all of it
 */
public record MainFile(String text) {
    /** What the file is called. */
    public static final String NAME = "Main.java";

    private static final Pattern COMMAND = Pattern.compile("// java (.*)" + Pattern.quote(NAME) + "\\R");
    private static final String PROPERTY = "-D";

    /** Whether it is such a program: its first line is that command. */
    public boolean isWatched() {
        return COMMAND.matcher(text).lookingAt();
    }

    /** The class that is compiled from it, by which a recording names its lines. */
    public String className() {
        return NAME.substring(0, NAME.indexOf('.'));
    }

    /** The JVM's options for these, before the file's name. */
    public List<String> options(Arguments arguments) {
        Matcher command = COMMAND.matcher(text);
        Stream<String> written = command.lookingAt() ? Stream.of(command.group(1).split(" ")) : Stream.empty();
        return Stream.concat(written.filter(option -> !option.isEmpty() && !option.startsWith(PROPERTY)),
                arguments.values().entrySet().stream()
                        .map(each -> PROPERTY + each.getKey() + "=" + each.getValue()))
                .toList();
    }
}
