package dev.gantry.format.chrome;

import java.util.HexFormat;

import dev.gantry.format.DamagedFile;

/** Text of JSON without its escapes, in good UTF-8: what is bad is replaced. Used again for the next. */
final class Unescaped {
    private static final int REPLACEMENT = 0xfffd;
    private static final int ESCAPE = 6;

    private byte[] letters = new byte[256];
    private int count;
    private long replaced;

    /** How many bytes the text has. */
    int count() {
        return count;
    }

    /** How many bytes and escapes were replaced in all texts. */
    long replaced() {
        return replaced;
    }

    /**
     * The text between these places; valid until the next.
     *
     * @throws DamagedFile if an escape has no digits
     */
    byte[] read(byte[] bytes, int from, int to, JsonTokens place) throws DamagedFile {
        count = 0;
        if (letters.length < to - from) {
            letters = new byte[Math.max(to - from, letters.length * 2)]; // no escape is shorter than what it means
        }
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            if (next == '\\') {
                at += escape(bytes, at, to, place);
            } else if (next >= 0) {
                letters[count++] = next;
                at++;
            } else {
                at += character(bytes, at, to);
            }
        }
        return letters;
    }

    private int escape(byte[] bytes, int at, int to, JsonTokens place) throws DamagedFile {
        byte letter = bytes[at + 1];
        if (letter != 'u') {
            if (letter < 0) {
                return 1; // the character follows
            }
            letters[count++] = meant(letter);
            return 2;
        }
        int unit = unit(bytes, at, to);
        if (unit < 0) {
            throw place.broken();
        }
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            add(unit);
            return ESCAPE;
        }
        int low = at + ESCAPE < to && bytes[at + ESCAPE] == '\\' && bytes[at + ESCAPE + 1] == 'u'
                ? unit(bytes, at + ESCAPE, to)
                : -1;
        if (unit <= Character.MAX_HIGH_SURROGATE && low >= Character.MIN_LOW_SURROGATE
                && low <= Character.MAX_LOW_SURROGATE) {
            add(Character.toCodePoint((char) unit, (char) low));
            return 2 * ESCAPE;
        }
        add(REPLACEMENT);
        replaced++;
        return ESCAPE;
    }

    private static byte meant(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /** The four hexadecimal digits of the escape at this place, -1 if they are none. */
    private static int unit(byte[] bytes, int at, int to) {
        if (at + ESCAPE > to) {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            if (!HexFormat.isHexDigit(bytes[i])) {
                return -1;
            }
            unit = unit << 4 | HexFormat.fromHexDigit(bytes[i]);
        }
        return unit;
    }

    private void add(int codePoint) {
        if (codePoint < 0x80) {
            letters[count++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            letters[count++] = (byte) (0xc0 | codePoint >> 6);
            letters[count++] = (byte) (0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            letters[count++] = (byte) (0xe0 | codePoint >> 12);
            letters[count++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            letters[count++] = (byte) (0x80 | codePoint & 0x3f);
        } else {
            letters[count++] = (byte) (0xf0 | codePoint >> 18);
            letters[count++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            letters[count++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            letters[count++] = (byte) (0x80 | codePoint & 0x3f);
        }
    }

    /** Adds the character at this place, which is not ASCII; returns how many bytes it has. */
    private int character(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        boolean good = length > 1 && at + length <= to;
        for (int i = 1; good && i < length; i++) {
            good = follows(lead, i, bytes[at + i] & 0xff);
        }
        if (!good) {
            letters[count++] = '?';
            replaced++;
            return 1;
        }
        System.arraycopy(bytes, at, letters, count, length);
        count += length;
        return length;
    }

    /** Whether this byte may follow, as table 3-7 of the Unicode Standard has it. */
    private static boolean follows(int lead, int place, int next) {
        int least = place > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = place > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }
}
