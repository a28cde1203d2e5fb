package dev.gantry.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Source cut into tokens for syntax highlighting, by the language that a file's name tells. */
final class Tokens {
    /** Kind of a token, by its name in the style sheet. */
    enum Kind {
        PLAIN, KEYWORD, STRING, COMMENT, NUMBER, ANNOTATION, TYPE
    }

    record Token(Kind kind, String text) {}

    private Tokens() {}

    /** The lines of this file or class. */
    static List<List<Token>> lines(String name, String source) {
        return isPython(name) ? PythonTokens.lines(source) : JavaTokens.lines(source);
    }

    /** Whether it is a file of Python, or code that it was given, which it calls {@code <string>}. */
    private static boolean isPython(String name) {
        return name.endsWith(".py") || name.endsWith(".pyw") || name.startsWith("<");
    }

    /**
     * The lines of a source; a token that goes over lines is cut at their ends.
     *
     * @param token finds the tokens that are not plain
     * @param kind what a token that was found is
     */
    static List<List<Token>> lines(String source, Pattern token, Function<Matcher, Kind> kind) {
        List<List<Token>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        Matcher matcher = token.matcher(source);
        int done = 0;
        while (matcher.find()) {
            add(lines, Kind.PLAIN, source.substring(done, matcher.start()));
            add(lines, kind.apply(matcher), matcher.group());
            done = matcher.end();
        }
        add(lines, Kind.PLAIN, source.substring(done));
        if (lines.size() > 1 && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** Merges tokens of the same look into one: each is a node of the window. */
    private static void append(List<Token> line, Kind kind, String text) {
        if (!line.isEmpty() && line.getLast().kind() == kind) {
            line.add(new Token(kind, line.removeLast().text() + text));
        } else {
            line.add(new Token(kind, text));
        }
    }

    private static void add(List<List<Token>> lines, Kind kind, String text) {
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                lines.add(new ArrayList<>());
            }
            if (!parts[i].isEmpty()) {
                append(lines.getLast(), kind, parts[i]);
            }
        }
    }
}
