package dev.gantry.format.chrome;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The arguments of one event as JSON, without the braces around them: copied token by token, numbers as the file spells
 * them. Arguments that would make the text too long for a trace are left out.
 */
final class ArgumentText {
    private static final int LONGEST = 3_000;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    void clear() {
        text.setLength(0);
        cut = false;
    }

    /** The text so far; valid until the next event. */
    CharSequence text() {
        return text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether an argument was left out. */
    boolean isCut() {
        return cut;
    }

    /** Adds the argument of this name, at whose value the parser is; it stands at the value's end then. */
    void add(String name, JsonParser json) throws IOException {
        int before = text.length();
        key(text, name);
        if (!value(json) || text.length() > LONGEST) {
            text.setLength(before);
            cut = true;
        }
    }

    /** Copies the value at which the parser is; false if it is too long, and passed over. */
    private boolean value(JsonParser json) throws IOException {
        boolean fits = true;
        int depth = 0;
        JsonToken token = json.currentToken();
        while (true) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            fits &= text.length() <= LONGEST;
            if (fits) {
                token(token, json);
            }
            if (depth == 0) {
                return fits;
            }
            token = json.nextToken();
        }
    }

    private void token(JsonToken token, JsonParser json) throws IOException {
        switch (token) {
            case FIELD_NAME -> key(text, json.currentName());
            case END_OBJECT, END_ARRAY -> text.append(json.getText());
            case VALUE_STRING -> {
                between(text);
                int length = Math.min(json.getTextLength(), LONGEST + 1);
                quote(text, json.getTextCharacters(), json.getTextOffset(), length);
            }
            case VALUE_NUMBER_FLOAT -> {
                between(text);
                number(json);
            }
            default -> {
                between(text);
                text.append(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            }
        }
    }

    /** NaN and infinity are no JSON: they become texts. */
    private void number(JsonParser json) throws IOException {
        char[] letters = json.getTextCharacters();
        int last = json.getTextOffset() + json.getTextLength() - 1;
        boolean digits = letters[last] >= '0' && letters[last] <= '9';
        text.append(digits ? "" : "\"").append(letters, json.getTextOffset(), json.getTextLength())
                .append(digits ? "" : "\"");
    }

    static void key(StringBuilder into, String name) {
        between(into);
        quote(into, name);
        into.append(':');
    }

    static void quote(StringBuilder into, String text) {
        quote(into, text.toCharArray(), 0, text.length());
    }

    /** A comma, unless nothing stands before in this object or list. A closed text ends with its quotation mark. */
    private static void between(StringBuilder into) {
        if (!into.isEmpty() && "{[:".indexOf(into.charAt(into.length() - 1)) < 0) {
            into.append(',');
        }
    }

    /** Half a pair of surrogates is legal in JSON only as an escape. */
    private static void quote(StringBuilder into, char[] letters, int from, int length) {
        into.append('"');
        for (int i = from; i < from + length; i++) {
            char letter = letters[i];
            if (letter == '"' || letter == '\\') {
                into.append('\\').append(letter);
            } else if (letter < ' ' || Character.isSurrogate(letter) && !isPaired(letters, i, from, from + length)) {
                into.append("\\u").append(HEX[letter >> 12]).append(HEX[letter >> 8 & 15]).append(HEX[letter >> 4 & 15])
                        .append(HEX[letter & 15]);
            } else {
                into.append(letter);
            }
        }
        into.append('"');
    }

    private static boolean isPaired(char[] letters, int i, int from, int to) {
        return Character.isHighSurrogate(letters[i])
                ? i + 1 < to && Character.isLowSurrogate(letters[i + 1])
                : i > from && Character.isHighSurrogate(letters[i - 1]);
    }
}
