package dev.gantry.ui.code;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.ui.code.Tokens.Kind;
import dev.gantry.ui.code.Tokens.Token;

/** Tokenizer for syntax highlighting of Java source. */
final class JavaTokens {
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

    /** The lines of this source. */
    static List<List<Token>> lines(String source) {
        return Tokens.lines(source, TOKEN, JavaTokens::kind);
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
}
