package dev.gantry.format.chrome;

import java.util.HexFormat;

/** Text of JSON without its escapes, in good UTF-8: what is bad is replaced. Used again for the next. */
final class Unescaped {
    private static final int REPLACEMENT = 0xfffd;
    private static final int ESCAPE = 6;
    /** How many bytes one may become, if it is replaced. */
    private static final int LONGEST = 3;

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

    /** The text between these places; valid until the next. */
    byte[] read(byte[] bytes, int from, int to) {
        count = 0;
        if (letters.length < LONGEST * (to - from)) {
            letters = new byte[Math.max(LONGEST * (to - from), letters.length * 2)];
        }
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            if (next == '\\') {
                at += escape(bytes, at, to);
            } else if (next >= 0) {
                letters[count++] = next;
                at++;
            } else {
                at += character(bytes, at, to);
            }
        }
        return letters;
    }

    private int escape(byte[] bytes, int at, int to) {
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
            replace();
            return digits(bytes, at + 2, to);
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
        replace();
        return ESCAPE;
    }

    /** How many bytes an escape has that has not all its digits, of which the first would be here. */
    private static int digits(byte[] bytes, int first, int to) {
        int at = first;
        while (at < to && HexFormat.isHexDigit(bytes[at])) {
            at++;
        }
        return 2 + at - first;
    }

    private void replace() {
        add(REPLACEMENT);
        replaced++;
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
        count += encode(codePoint, letters, count);
    }

    /** Writes this character in UTF-8; returns how many bytes it has. */
    static int encode(int codePoint, byte[] into, int at) {
        int end = at;
        if (codePoint < 0x80) {
            into[end++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            into[end++] = (byte) (0xc0 | codePoint >> 6);
            into[end++] = (byte) (0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            into[end++] = (byte) (0xe0 | codePoint >> 12);
            into[end++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            into[end++] = (byte) (0x80 | codePoint & 0x3f);
        } else {
            into[end++] = (byte) (0xf0 | codePoint >> 18);
            into[end++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            into[end++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            into[end++] = (byte) (0x80 | codePoint & 0x3f);
        }
        return end - at;
    }

    /**
     * Adds the character at this place, which is not ASCII; returns how many bytes it has. One that is not all there is
     * replaced as a whole, as the Unicode Standard recommends.
     */
    private int character(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        int good = 1;
        while (good < length && at + good < to && follows(lead, good, bytes[at + good] & 0xff)) {
            good++;
        }
        if (length == 1 || good < length) {
            replace();
            return good;
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
