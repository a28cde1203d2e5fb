package dev.gantry.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokenizer for syntax highlighting of Java source. */
final class JavaTokens {
    /** Kind of a token, by its name in the style sheet. */
    enum Kind {
        PLAIN, KEYWORD, STRING, COMMENT, NUMBER, ANNOTATION, TYPE
    }

    record Token(Kind kind, String text) {}

    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum "
                    + "extends false final finally float for if implements import instanceof int interface long native "
                    + "new null package permits private protected public record return sealed short static super "
                    + "switch synchronized this throw throws transient true try var void volatile while yield")
                    .split(" "));

    private static final Pattern TOKEN = Pattern.compile("(?<COMMENT>//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|\\z))"
            + "|(?<STRING>\"\"\"[\\s\\S]*?(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?)"
            + "|(?<ANNOTATION>@\\w+)"
            + "|(?<NUMBER>\\b\\d[\\w.]*)"
            + "|(?<WORD>[\\p{L}_$][\\p{L}\\p{N}_$]*)");

    private JavaTokens() {}

    /** The lines of this source; a comment or a string that goes over lines is cut at their ends. */
    static List<List<Token>> lines(String source) {
        List<List<Token>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        Matcher matcher = TOKEN.matcher(source);
        int done = 0;
        while (matcher.find()) {
            add(lines, Kind.PLAIN, source.substring(done, matcher.start()));
            add(lines, kind(matcher), matcher.group());
            done = matcher.end();
        }
        add(lines, Kind.PLAIN, source.substring(done));
        if (lines.size() > 1 && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("COMMENT") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("STRING") != null) {
            return Kind.STRING;
        }
        if (matcher.group("ANNOTATION") != null) {
            return Kind.ANNOTATION;
        }
        if (matcher.group("NUMBER") != null) {
            return Kind.NUMBER;
        }
        String word = matcher.group("WORD");
        if (KEYWORDS.contains(word)) {
            return Kind.KEYWORD;
        }
        return Character.isUpperCase(word.charAt(0)) && !word.equals(word.toUpperCase(java.util.Locale.ROOT))
                ? Kind.TYPE
                : Kind.PLAIN;
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
