package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** JSON in UTF-8, whichever Unicode encoding a file has. */
final class Utf8 {
    private static final int LOOKED_AT = 4;

    /** Text, encoded anew piece by piece. */
    private static final class Encoded extends InputStream {
        private final Reader text;
        private final char[] piece = new char[1 << 13];
        private byte[] bytes = {};
        private int at;
        private int half; // of a surrogate pair, kept for the next piece

        Encoded(Reader text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at == bytes.length) {
                int got = text.read(piece, half, piece.length - half);
                if (got < 0) {
                    return -1;
                }
                int all = half + got;
                half = Character.isHighSurrogate(piece[all - 1]) ? 1 : 0;
                bytes = new String(piece, 0, all - half).getBytes(StandardCharsets.UTF_8);
                piece[0] = piece[all - 1];
                at = 0;
            }
            int copied = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, from, copied);
            at += copied;
            return copied;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    private Utf8() {}

    /** This stream if it is UTF-8; else what it holds in UTF-8. */
    static InputStream of(InputStream in) throws IOException {
        PushbackInputStream all = new PushbackInputStream(in, LOOKED_AT);
        byte[] head = all.readNBytes(LOOKED_AT);
        all.unread(head);
        Charset charset = charset(head);
        if (charset != StandardCharsets.UTF_8) {
            return new Encoded(new InputStreamReader(all, charset));
        }
        return all;
    }

    /** By a mark, or by the zeros among the first bytes of JSON. */
    static Charset charset(byte[] head) {
        if (head.length < LOOKED_AT) {
            return StandardCharsets.UTF_8;
        }
        boolean mark = (head[0] & head[1] & 0xfe) == 0xfe && head[0] != head[1];
        if (head[0] == 0 && head[1] == 0) {
            return StandardCharsets.UTF_32;
        }
        if (head[2] == 0 && head[3] == 0) {
            return mark ? StandardCharsets.UTF_32 : StandardCharsets.UTF_32LE;
        }
        if (mark || head[0] == 0) {
            return StandardCharsets.UTF_16;
        }
        return head[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
