package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * JSON in UTF-8, whichever Unicode encoding a file has: by a mark, or by the zeros among its first bytes. What is in
 * UTF-8 already is left as it is, damaged or not.
 */
final class Utf8 extends InputStream {
    private static final int LOOKED_AT = 4;
    private static final int PIECE = 1 << 13;
    private static final int REPLACEMENT = 0xfffd;

    /** Bytes of a unit of the file's encoding; one for UTF-8. */
    private final int width;
    private final boolean bigEndian;
    private final InputStream in;
    private final byte[] piece = new byte[PIECE];
    /** No unit becomes more than three bytes, no two more than four, and one may be left of the piece before. */
    private final byte[] letters = new byte[3 * (PIECE / 2 + 1)];
    private int at;
    private int count;
    private int high; // the first half of a surrogate pair, 0 for none
    private long replaced;

    /** What this stream holds. */
    Utf8(InputStream in) throws IOException {
        PushbackInputStream all = new PushbackInputStream(in, LOOKED_AT);
        byte[] head = all.readNBytes(LOOKED_AT);
        all.unread(head);
        this.in = all;
        boolean known = head.length == LOOKED_AT;
        boolean big = known && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff;
        boolean little = known && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe;
        bigEndian = known && (big || head[0] == 0);
        boolean wide = known && (head[0] == 0 && head[1] == 0
                || (little || head[1] == 0) && head[2] == 0 && head[3] == 0);
        width = wide ? 4 : known && (big || little || head[0] == 0 || head[1] == 0) ? 2 : 1;
    }

    /** How many units were no text, and are replaced. */
    long replaced() {
        return replaced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (width == 1) {
            return in.read(into, from, length);
        }
        while (at == count) {
            int got = in.readNBytes(piece, 0, piece.length);
            if (got == 0 && high == 0) {
                return -1;
            }
            encode(got);
        }
        int copied = Math.min(length, count - at);
        System.arraycopy(letters, at, into, from, copied);
        at += copied;
        return copied;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Encodes so many bytes of the piece, which are fewer than it holds only at the end of the file. */
    private void encode(int bytes) {
        at = 0;
        count = 0;
        for (int i = 0; i + width <= bytes; i += width) {
            unit(unit(i, width));
        }
        if (bytes < piece.length) {
            if (high != 0) {
                replace();
            }
            if (bytes % width != 0) {
                replace();
            }
        }
    }

    private int unit(int from, int bytes) {
        int unit = 0;
        for (int i = 0; i < bytes; i++) {
            unit = unit << 8 | piece[bigEndian ? from + i : from + bytes - 1 - i] & 0xff;
        }
        return unit;
    }

    private void unit(int unit) {
        boolean low = unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
        if (high != 0 && low) {
            add(Character.toCodePoint((char) high, (char) unit));
            high = 0;
            return;
        }
        if (high != 0) {
            replace();
        }
        if (unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE) {
            high = unit;
        } else if (low || unit < 0 || unit > Character.MAX_CODE_POINT) {
            replace();
        } else {
            add(unit);
        }
    }

    private void replace() {
        high = 0;
        replaced++;
        add(REPLACEMENT);
    }

    private void add(int codePoint) {
        count += Unescaped.encode(codePoint, letters, count);
    }
}
