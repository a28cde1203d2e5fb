package dev.gantry.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Words of a command line as a POSIX shell splits them: blanks, single and double quotes, the backslash (POSIX.1-2017,
 * Shell Command Language, 2.2). Nothing is expanded.
 */
public final class ShellWords {
    private static final String PLAIN = "[\\p{L}\\p{N}_@%+=:,./-]+";
    private static final String ESCAPED_IN_DOUBLE = "$`\"\\";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** The words of this text; empty if a quote is not closed, or nothing follows the last backslash. */
    public static Optional<List<String>> split(String text) {
        return new ShellWords(text).words();
    }

    /** A text that is split into these words. */
    public static String join(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private Optional<List<String>> words() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            boolean closed = switch (next) {
                case ' ', '\t', '\n' -> endWord();
                case '\\' -> escaped();
                case '\'' -> upTo('\'');
                case '"' -> upTo('"');
                default -> append(next);
            };
            if (!closed) {
                return Optional.empty();
            }
        }
        endWord();
        return Optional.of(words);
    }

    private boolean endWord() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
        return true;
    }

    private boolean append(char next) {
        begun = true;
        word.append(next);
        return true;
    }

    private boolean escaped() {
        return at < text.length() && append(text.charAt(at++));
    }

    /** Takes what is quoted; false if the closing quote is missing. */
    private boolean upTo(char quote) {
        begun = true;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == quote) {
                return true;
            }
            boolean escapes = quote == '"' && next == '\\' && at < text.length()
                    && ESCAPED_IN_DOUBLE.indexOf(text.charAt(at)) >= 0;
            append(escapes ? text.charAt(at++) : next);
        }
        return false;
    }
}
