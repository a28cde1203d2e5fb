package dev.gantry.format.chrome;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input stream that counts its bytes, and knows its length once it has ended. */
final class CountedStream extends FilterInputStream {
    private long read;
    private boolean ended;

    CountedStream(InputStream in) {
        super(in);
    }

    /** How many bytes it had; {@link Long#MAX_VALUE} while it has not ended. */
    long size() {
        return ended ? read : Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        count(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = in.read(into, from, length);
        count(got);
        return got;
    }

    private void count(int got) {
        read += Math.max(0, got);
        ended |= got < 0;
    }
}
