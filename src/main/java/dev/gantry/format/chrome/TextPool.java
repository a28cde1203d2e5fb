package dev.gantry.format.chrome;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;

/** String interning of repeated texts, such as names of slices, so that a million equal ones are one string. */
final class TextPool {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 128;
    private static final int PRIME = 31;

    private final String[] seen = new String[PLACES];

    /** The text at which the parser is. */
    String read(JsonParser json) throws IOException {
        int length = json.getTextLength();
        if (length > LONGEST) {
            return json.getText();
        }
        char[] letters = json.getTextCharacters();
        int from = json.getTextOffset();
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * PRIME + letters[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = seen[place];
        if (known == null || !is(known, letters, from, length)) {
            known = new String(letters, from, length);
            seen[place] = known;
        }
        return known;
    }

    /** Whether the parser is at this text. */
    static boolean is(String text, JsonParser json) throws IOException {
        int length = json.getTextLength();
        return is(text, json.getTextCharacters(), json.getTextOffset(), length);
    }

    private static boolean is(String text, char[] letters, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != letters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
