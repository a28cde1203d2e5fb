package dev.gantry.format;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The arguments of one event as JSON, without the braces around them: what is JSON already is copied token by token,
 * numbers as the file spells them. Arguments that would make the text too long for a trace are left out. For one
 * thread.
 */
public final class ArgumentText {
    private static final int LONGEST = 3_000;

    private final JsonText text;
    private boolean cut;

    /** Arguments with names that are kept here. */
    public ArgumentText(JsonText.Keys keys) {
        text = new JsonText(keys);
    }

    /** Begins anew, for the next event. */
    public void clear() {
        text.clear();
        cut = false;
    }

    /** The text so far; valid until the next event. */
    public JsonText text() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether an argument was left out. */
    public boolean isCut() {
        return cut;
    }

    /** Adds the argument of this name, at whose value the parser is; it stands at the value's end then. */
    public void add(String name, JsonParser json) throws IOException {
        int before = text.length();
        text.key(name);
        end(before, value(json));
    }

    /** An argument that began at this length has been written; it is left out if it is not whole, or too long. */
    public void end(int before, boolean whole) {
        if (!whole || text.length() > LONGEST) {
            text.truncate(before);
            cut = true;
        }
    }

    /** Copies the value at which the parser is; false if it is too long, and passed over. */
    public boolean value(JsonParser json) throws IOException {
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
            case FIELD_NAME -> text.key(json.currentName());
            case START_OBJECT -> text.open('{');
            case START_ARRAY -> text.open('[');
            case END_OBJECT -> text.close('}');
            case END_ARRAY -> text.close(']');
            case VALUE_STRING -> {
                int length = json.getTextLength();
                text.string(json.getTextCharacters(), json.getTextOffset(), Math.min(length, LONGEST + 1));
            }
            case VALUE_NUMBER_FLOAT -> number(json);
            default -> {
                int length = json.getTextLength();
                text.value(json.getTextCharacters(), json.getTextOffset(), length);
            }
        }
    }

    /** NaN and infinity are no JSON: they become texts. */
    private void number(JsonParser json) throws IOException {
        char[] letters = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        char last = letters[from + length - 1];
        if (last >= '0' && last <= '9') {
            text.value(letters, from, length);
        } else {
            text.string(letters, from, length);
        }
    }
}
