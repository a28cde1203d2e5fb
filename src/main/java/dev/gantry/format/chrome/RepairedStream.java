package dev.gantry.format.chrome;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * UTF-8 with what a JSON parser would stop at replaced, byte for byte: each byte that is no UTF-8 by a question mark,
 * each escape of half a surrogate pair by that of U+FFFD. So one bad character costs that character, not the rest of
 * the file. The stream keeps its length, and places in it stay what they are in the file. UTF-16 and UTF-32 pass as
 * they are.
 */
final class RepairedStream extends FilterInputStream {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long BACKSLASHES = ONES * '\\';
    private static final int ESCAPE = 6;
    private static final int SIZE = 1 << 16;

    private final byte[] bytes = new byte[SIZE];
    private int from;
    /** Up to where it is repaired. */
    private int good;
    private int filled;
    private boolean begun;
    private boolean utf8;
    private boolean ended;
    private long replaced;

    RepairedStream(InputStream in) {
        super(in);
    }

    /** How many bytes and escapes were replaced. */
    long replaced() {
        return replaced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (from == good) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int got = Math.min(length, good - from);
        System.arraycopy(bytes, from, into, at, got);
        from += got;
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, good, bytes, 0, filled - good);
        filled -= good;
        from = 0;
        good = 0;
        int got = in.read(bytes, filled, SIZE - filled);
        ended = got < 0;
        filled += Math.max(0, got);
        if (!begun && filled >= 4 || ended) {
            utf8 = begun ? utf8 : isUtf8();
            begun = true;
        }
        if (begun) {
            good = utf8 ? repair() : filled;
        }
    }

    /** UTF-16 and UTF-32 begin with a mark, or have a zero among the first four bytes of JSON. */
    private boolean isUtf8() {
        boolean zero = false;
        for (int i = 0; i < Math.min(4, filled); i++) {
            zero |= bytes[i] == 0;
        }
        return !zero && !(filled > 1 && (bytes[0] & bytes[1] & 0xfe) == 0xfe);
    }

    /** Repairs what is there; returns up to where, which is not the end where a character or an escape is cut. */
    private int repair() {
        int at = 0;
        while (true) {
            at = plain(at);
            if (at == filled) {
                return at;
            }
            int length = bytes[at] == '\\' ? escape(at) : character(at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
    }

    /** Passes over ASCII without backslashes, eight bytes at a time. */
    private int plain(int start) {
        int at = start;
        for (; at + Long.BYTES <= filled; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            long differing = eight ^ BACKSLASHES;
            if (((eight | differing - ONES & ~differing) & HIGH_BITS) != 0) {
                break;
            }
        }
        while (at < filled && bytes[at] >= 0 && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The length of the escape at this place, 0 if it is cut. */
    private int escape(int at) {
        if (at + 1 >= filled) {
            return ended ? 1 : 0;
        }
        if (bytes[at + 1] != 'u') {
            return bytes[at + 1] < 0 ? 1 : 2;
        }
        if (at + ESCAPE > filled) {
            return ended ? 1 : 0;
        }
        int unit = unit(at);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return unit < 0 ? 2 : ESCAPE;
        }
        if (unit <= Character.MAX_HIGH_SURROGATE) {
            if (at + 2 * ESCAPE > filled && !ended) {
                return 0;
            }
            if (at + 2 * ESCAPE <= filled && bytes[at + ESCAPE] == '\\' && bytes[at + ESCAPE + 1] == 'u'
                    && unit(at + ESCAPE) >= Character.MIN_LOW_SURROGATE
                    && unit(at + ESCAPE) <= Character.MAX_LOW_SURROGATE) {
                return 2 * ESCAPE;
            }
        }
        bytes[at + 2] = 'f';
        bytes[at + 3] = 'f';
        bytes[at + 4] = 'f';
        bytes[at + 5] = 'd';
        replaced++;
        return ESCAPE;
    }

    /** The four hexadecimal digits of the escape at this place, -1 if they are none. */
    private int unit(int at) {
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            if (!HexFormat.isHexDigit(bytes[i])) {
                return -1;
            }
            unit = unit << 4 | HexFormat.fromHexDigit(bytes[i]);
        }
        return unit;
    }

    /** The length of the character at this place, which is not ASCII; 0 if it is cut. */
    private int character(int at) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (at + i >= filled) {
                return ended ? replace(at) : 0;
            }
            if (!follows(lead, i, bytes[at + i] & 0xff)) {
                return replace(at);
            }
        }
        return length == 1 ? replace(at) : length;
    }

    /** Whether this byte may follow, as table 3-7 of the Unicode Standard has it. */
    private static boolean follows(int lead, int place, int next) {
        int least = place > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = place > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }

    private int replace(int at) {
        bytes[at] = '?';
        replaced++;
        return 1;
    }
}
