package dev.gantry.format;

import java.util.Arrays;

/**
 * JSON text being written, without blanks, such as that of {@link Details}: a few texts and numbers, used again for the
 * next. The caller sees to it that braces and keys are where JSON wants them. For one thread.
 */
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int ESCAPED = 6;
    private static final int KEYS = 1 << 8;

    private char[] letters = new char[256];
    private int length;

    private final Keys keys;

    /** Keys that were written, and how: most come again. Texts that one thread writes may share them. */
    public static final class Keys {
        private final String[] names = new String[KEYS];
        private final char[][] quoted = new char[KEYS][];

        public Keys() {}
    }

    public JsonText() {
        this(new Keys());
    }

    public JsonText(Keys keys) {
        this.keys = keys;
    }

    /** Begins anew. */
    public void clear() {
        length = 0;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public int length() {
        return length;
    }

    /** Takes back what was written after the text had this length. */
    public void truncate(int earlier) {
        length = earlier;
    }

    /** Begins an object or a list. */
    public void open(char brace) {
        between();
        add(brace);
    }

    /** Ends an object or a list. */
    public void close(char brace) {
        add(brace);
    }

    /** The key of the value that follows. */
    public void key(String name) {
        between();
        int place = name.hashCode() & KEYS - 1;
        if (!name.equals(keys.names[place])) {
            int from = length;
            quote(name.toCharArray(), 0, name.length());
            add(':');
            keys.names[place] = name;
            keys.quoted[place] = Arrays.copyOfRange(letters, from, length);
        } else {
            append(keys.quoted[place], 0, keys.quoted[place].length);
        }
    }

    public void string(String text) {
        between();
        quote(text.toCharArray(), 0, text.length());
    }

    public void string(char[] text, int from, int count) {
        between();
        quote(text, from, count);
    }

    /** A value that is JSON as it stands: a number, say. */
    public void value(String json) {
        between();
        append(json.toCharArray(), 0, json.length());
    }

    /** The same. */
    public void value(char[] json, int from, int count) {
        between();
        append(json, from, count);
    }

    /** What another has, with nothing between. */
    public void append(JsonText other) {
        append(other.letters, 0, other.length);
    }

    @Override
    public String toString() {
        return new String(letters, 0, length);
    }

    /** A comma, unless nothing stands before in this object or list. A closed text ends with its quotation mark. */
    private void between() {
        if (length > 0) {
            char last = letters[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                add(',');
            }
        }
    }

    private void add(char letter) {
        room(1);
        letters[length++] = letter;
    }

    private void append(char[] from, int at, int count) {
        room(count);
        System.arraycopy(from, at, letters, length, count);
        length += count;
    }

    private void room(int count) {
        if (count > letters.length - length) {
            letters = Arrays.copyOf(letters, Math.max(length + count, letters.length * 2));
        }
    }

    /** Half a pair of surrogates is legal in JSON only as an escape. */
    private void quote(char[] text, int from, int count) {
        room(ESCAPED * count + 2);
        char[] into = letters;
        int at = length;
        into[at++] = '"';
        for (int i = from; i < from + count; i++) {
            char letter = text[i];
            if (letter == '"' || letter == '\\') {
                into[at++] = '\\';
                into[at++] = letter;
            } else if (letter < ' ' || Character.isSurrogate(letter) && !isPaired(text, i, from, from + count)) {
                into[at++] = '\\';
                into[at++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    into[at++] = HEX[letter >> shift & 15];
                }
            } else {
                into[at++] = letter;
            }
        }
        into[at++] = '"';
        length = at;
    }

    private static boolean isPaired(char[] text, int i, int from, int to) {
        return Character.isHighSurrogate(text[i])
                ? i + 1 < to && Character.isLowSurrogate(text[i + 1])
                : i > from && Character.isHighSurrogate(text[i - 1]);
    }
}
