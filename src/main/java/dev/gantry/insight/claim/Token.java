package dev.gantry.insight.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.trace.message.Message;

/**
 * Word of a claim, and where it stands in the text.
 *
 * @param text without the quotes of a quoted text
 */
record Token(Kind kind, String text, int at, int length) {
    /** What it is. */
    enum Kind {
        WORD, NUMBER, QUOTED, SIGN, END
    }

    private static final Pattern ANY = Pattern.compile("""
            \\s*(?:(?<number>\\d+(?:\\.\\d+)?)|"(?<quoted>(?:[^"\\\\]|\\\\.)*)"|\\{(?<value>[^{}]*)}\
            |(?<sign><=|>=|[<>=≤≥])|(?<word>[\\p{L}_][\\p{L}\\p{N}_.:'’*-]*)|(?<end>$))""");
    private static final Map<String, Kind> KINDS = Map.of("number", Kind.NUMBER, "quoted", Kind.QUOTED, "sign",
            Kind.SIGN, "word", Kind.WORD, "end", Kind.END);

    /** The words of this text, the last one {@link Kind#END}; a {@code {name}} is the words of its value. */
    static List<Token> all(String text, Map<String, String> values) throws ClaimSyntaxException {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        int at = 0;
        while (true) {
            if (!matcher.find(at) || matcher.start() != at) {
                int wrong = at;
                while (Character.isWhitespace(text.charAt(wrong))) {
                    wrong++;
                }
                String sign = text.substring(wrong, text.offsetByCodePoints(wrong, 1));
                throw new ClaimSyntaxException(sign.equals("\"")
                        ? Message.say("claim.syntax.quote")
                        : Message.say("claim.syntax.sign", sign), wrong, sign.length(), List.of());
            }
            at = matcher.end();
            if (matcher.group("value") != null) {
                tokens.addAll(value(matcher, values));
                continue;
            }
            for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
                if (matcher.start(kind.getKey()) >= 0) {
                    tokens.add(token(kind.getValue(), matcher, kind.getKey()));
                }
            }
            if (tokens.getLast().kind == Kind.END) {
                return tokens;
            }
        }
    }

    private static Token token(Kind kind, Matcher matcher, String group) {
        String text = matcher.group(group);
        int quotes = kind == Kind.QUOTED ? 1 : 0;
        return new Token(kind, quotes == 1 ? text.replaceAll("\\\\(.)", "$1") : text,
                matcher.start(group) - quotes, text.length() + 2 * quotes);
    }

    /** A value that is a number or a duration is as if written there, any other is a text. */
    private static List<Token> value(Matcher matcher, Map<String, String> values) throws ClaimSyntaxException {
        int at = matcher.start("value") - 1;
        int length = matcher.end() - at;
        String name = matcher.group("value").strip();
        String value = values.get(name);
        if (value == null) {
            throw new ClaimSyntaxException(Message.say("claim.syntax.value", name), at, length,
                    values.keySet().stream().sorted().toList());
        }
        if (!ClaimParser.isQuantity(value)) {
            return List.of(new Token(Kind.QUOTED, value, at, length));
        }
        List<Token> tokens = new ArrayList<>();
        for (Token token : all(value, Map.of())) {
            if (token.kind != Kind.END) {
                tokens.add(new Token(token.kind, token.text, at, length));
            }
        }
        return tokens;
    }
}
