package dev.gantry.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text being written in UTF-8, without blanks, such as that of {@link Details}: a few texts and numbers, used
 * again for the next. The caller sees to it that braces and keys are where JSON wants them. For one thread.
 */
public final class JsonText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final int ESCAPED = 6;
    private static final int KEYS = 1 << 8;

    private byte[] letters = new byte[256];
    private int length;

    private final Keys keys;

    /** Keys that were written, and how: most come again. Texts that one thread writes may share them. */
    public static final class Keys {
        private final String[] names = new String[KEYS];
        private final byte[][] quoted = new byte[KEYS][];

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

    /** How many bytes it has. */
    public int length() {
        return length;
    }

    /** How many characters it has; takes a while. */
    public int characters() {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += (letters[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /** What holds it, from the first byte on; valid until more is written. */
    public byte[] letters() {
        return letters;
    }

    /** Hash of all of it. */
    public int hash() {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(letters, at)) * MIX;
            hash ^= hash >>> 29;
        }
        for (; at < length; at++) {
            hash = (hash ^ letters[at]) * MIX;
        }
        hash ^= hash >>> 32;
        return (int) hash;
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
            quote(name);
            add(':');
            keys.names[place] = name;
            keys.quoted[place] = Arrays.copyOfRange(letters, from, length);
        } else {
            append(keys.quoted[place], 0, keys.quoted[place].length);
        }
    }

    public void string(String text) {
        between();
        quote(text);
    }

    /** A text in UTF-8; where it is plain, nothing in it is to be escaped. */
    public void string(byte[] text, int from, int count, boolean plain) {
        between();
        if (plain) {
            room(count + 2);
            letters[length++] = '"';
            System.arraycopy(text, from, letters, length, count);
            length += count;
            letters[length++] = '"';
        } else {
            quote(text, from, count);
        }
    }

    /** A value that is JSON as it stands: a number, say. */
    public void value(String json) {
        byte[] written = json.getBytes(StandardCharsets.UTF_8);
        value(written, 0, written.length);
    }

    /** The same. */
    public void value(byte[] json, int from, int count) {
        between();
        append(json, from, count);
    }

    /** What another has, with nothing between. */
    public void append(JsonText other) {
        append(other.letters, 0, other.length);
    }

    @Override
    public String toString() {
        return new String(letters, 0, length, StandardCharsets.UTF_8);
    }

    /** A comma, unless nothing stands before in this object or list. A closed text ends with its quotation mark. */
    private void between() {
        if (length > 0) {
            byte last = letters[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                add(',');
            }
        }
    }

    private void add(char letter) {
        room(1);
        letters[length++] = (byte) letter;
    }

    private void append(byte[] from, int at, int count) {
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
    private void quote(String text) {
        boolean whole = true;
        for (int i = 0; whole && i < text.length(); i++) {
            whole = !Character.isSurrogate(text.charAt(i)) || isPaired(text, i);
        }
        if (whole) {
            byte[] written = text.getBytes(StandardCharsets.UTF_8);
            quote(written, 0, written.length);
            return;
        }
        add('"');
        text.codePoints().forEach(letter -> {
            if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                room(ESCAPED);
                escape(letter);
            } else {
                byte[] written = Character.toString(letter).getBytes(StandardCharsets.UTF_8);
                quoted(written, 0, written.length);
            }
        });
        add('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void quote(byte[] text, int from, int count) {
        add('"');
        quoted(text, from, count);
        add('"');
    }

    private void quoted(byte[] text, int from, int count) {
        room(ESCAPED * count);
        for (int i = from; i < from + count; i++) {
            byte letter = text[i];
            if (letter == '"' || letter == '\\') {
                letters[length++] = '\\';
                letters[length++] = letter;
            } else if (letter >= 0 && letter < ' ') {
                escape(letter);
            } else {
                letters[length++] = letter;
            }
        }
    }

    private void escape(int letter) {
        letters[length++] = '\\';
        letters[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            letters[length++] = HEX[letter >> shift & 15];
        }
    }
}
