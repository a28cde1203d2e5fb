package dev.gantry.format.chrome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** String interning of repeated texts, such as names of slices, so that a million equal ones are one string. */
final class TextPool {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 128;
    private static final int PRIME = 31;

    private final String[] seen = new String[PLACES];

    /** The text of the scalar at which the parser is. */
    String read(JsonTokens json) throws IOException {
        byte[] letters = json.letters();
        return read(letters, json.letter(), json.count());
    }

    /** The text in these bytes, which are UTF-8. */
    String read(byte[] letters, int from, int count) {
        if (count > LONGEST) {
            return new String(letters, from, count, StandardCharsets.UTF_8);
        }
        int hash = 0;
        for (int i = from; i < from + count; i++) {
            hash = hash * PRIME + letters[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = seen[place];
        if (known == null || !is(known, letters, from, count)) {
            known = new String(letters, from, count, StandardCharsets.UTF_8);
            seen[place] = known;
        }
        return known;
    }

    /** Whether the parser is at this text. May say no to one that is not ASCII. */
    static boolean is(String text, JsonTokens json) throws IOException {
        byte[] letters = json.letters();
        return is(text, letters, json.letter(), json.count());
    }

    private static boolean is(String text, byte[] letters, int from, int count) {
        if (text.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) != letters[from + i]) { // a byte that is not ASCII is below 0
                return false;
            }
        }
        return true;
    }
}
