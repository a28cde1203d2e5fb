package dev.gantry.ui.code;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.ui.code.Tokens.Kind;
import dev.gantry.ui.code.Tokens.Token;

/** Tokenizer for syntax highlighting of Python source. */
final class PythonTokens {
    private static final Set<String> KEYWORDS = Set.of(
            ("False None True and as assert async await break class continue def del elif else except finally for from "
                    + "global if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));

    private static final String PREFIX = "(?<![\\p{L}\\p{N}_])(?i:[rbuft]{0,2})";
    private static final String LONG = "\"\"\"[\\s\\S]*?(?:\"\"\"|\\z)|'''[\\s\\S]*?(?:'''|\\z)";
    private static final String SHORT = "\"[^\"\\\\\\n]*+(?:\\\\[\\s\\S][^\"\\\\\\n]*+)*+\"?"
            + "|'[^'\\\\\\n]*+(?:\\\\[\\s\\S][^'\\\\\\n]*+)*+'?";

    /** A match statement: its words are names elsewhere. */
    private static final String SOFT = "(?m:^)[ \\t]*(?:match|case)(?=[ \\t][^\\n=]*:)";

    private static final Pattern TOKEN = Pattern.compile("(?<COMMENT>#[^\\n]*)"
            + "|(?<STRING>" + PREFIX + "(?:" + LONG + "|" + SHORT + "))"
            + "|(?<ANNOTATION>(?m:^)[ \\t]*@[\\w.]+)"
            + "|(?<KEYWORD>" + SOFT + ")"
            + "|(?<NUMBER>\\b\\d[\\w.]*)"
            + "|(?<WORD>[\\p{L}_][\\p{L}\\p{N}_]*)");

    private PythonTokens() {}

    /** The lines of this source. */
    static List<List<Token>> lines(String source) {
        return Tokens.lines(source, TOKEN, PythonTokens::kind);
    }

    private static Kind kind(Matcher matcher) {
        String word = matcher.group("WORD");
        if (word == null) {
            return List.of(Kind.COMMENT, Kind.STRING, Kind.ANNOTATION, Kind.KEYWORD, Kind.NUMBER).stream()
                    .filter(each -> matcher.group(each.name()) != null).findFirst().orElseThrow();
        }
        if (KEYWORDS.contains(word)) {
            return Kind.KEYWORD;
        }
        return Character.isUpperCase(word.charAt(0)) && word.chars().anyMatch(Character::isLowerCase)
                ? Kind.TYPE
                : Kind.PLAIN;
    }
}
