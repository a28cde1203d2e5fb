package dev.gantry.program.java.weave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of a library, which are a file of text; its form stands at the head of {@code jdk.rules}.
 *
 * @param classes the rules of each class, by its name with dots, in the order of the file
 * @param tagged classes whose objects get a field for their number, in the order of the file
 * @param superclasses what some of the classes must extend for their rules to hold, by their names
 * @param wrappers the fields by whose content tasks of some of the classes are called, by the classes' names; of
 *     lambdas the field's type
 * @param copies what the names of the library's classes begin with where others took them into their own jars
 */
record Rules(Map<String, List<Rule>> classes, List<String> tagged, Map<String, String> superclasses,
        Map<String, String> wrappers, List<String> copies) {
    /** The libraries that Gantry has rules for, besides the JDK. */
    static final List<String> LIBRARIES = List.of("tomcat", "jetty", "netty", "guava", "spring", "hazelcast");

    private static final Pattern CLASS = Pattern
            .compile("class (\\S+)( tagged)?(?: extends (\\S+))?(?: wraps (\\S+))?");
    private static final Pattern COPY = Pattern.compile("copies (\\S+)");
    private static final Pattern RULE = Pattern.compile(
            "(\\d+)-(\\d*)\\s+([^\\s(]+)(?:\\(([\\w,\\[\\]]*)\\))?\\s+(\\S+)\\s+(\\w+)((?:\\s+\\S+)*)");

    /** The rules that Gantry has for this library. */
    static Rules of(String library) throws IOException {
        return parse(new String(bytes(library), StandardCharsets.UTF_8));
    }

    /** The same as they are stored. */
    static byte[] bytes(String library) throws IOException {
        try (InputStream in = Rules.class.getResourceAsStream(library + ".rules")) {
            return Objects.requireNonNull(in, library).readAllBytes();
        }
    }

    /**
     * Reads rules.
     *
     * @throws IllegalArgumentException if a line is neither a class nor a rule; the message says which
     */
    static Rules parse(String text) {
        Map<String, List<Rule>> classes = new LinkedHashMap<>();
        List<String> tagged = new ArrayList<>();
        Map<String, String> superclasses = new LinkedHashMap<>();
        Map<String, String> wrappers = new LinkedHashMap<>();
        List<String> copies = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher named = CLASS.matcher(line);
            Matcher copied = COPY.matcher(line);
            if (copied.matches()) {
                copies.add(copied.group(1));
            } else if (named.matches()) {
                rules = new ArrayList<>();
                classes.put(named.group(1), rules);
                Optional.ofNullable(named.group(2)).ifPresent(_ -> tagged.add(named.group(1)));
                Optional.ofNullable(named.group(3)).ifPresent(type -> superclasses.put(named.group(1), type));
                Optional.ofNullable(named.group(4)).ifPresent(field -> wrappers.put(named.group(1), field));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                rules.add(rule(line));
            }
        }
        return new Rules(classes, tagged, superclasses, wrappers, copies);
    }

    private static Rule rule(String line) {
        Matcher parts = RULE.matcher(line);
        Optional<Place> place = parts.matches() ? Place.of(parts.group(5)) : Optional.empty();
        if (place.isEmpty()) {
            throw new IllegalArgumentException("no rule: " + line);
        }
        return new Rule(Integer.parseInt(parts.group(1)),
                parts.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts.group(2)), parts.group(3),
                Optional.ofNullable(parts.group(4)), place.get(), place.get().call(parts.group(5)), parts.group(6),
                parts.group(7).isBlank() ? List.of() : List.of(parts.group(7).strip().split("\\s+")));
    }
}
