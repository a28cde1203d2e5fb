package dev.gantry.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input stream that reports to the opening how many bytes were read, and ends when the reading was cancelled. */
final class MeteredStream extends FilterInputStream {
    private final TraceUnderConstruction opening;
    private long read;

    MeteredStream(InputStream in, TraceUnderConstruction opening) {
        super(in);
        this.opening = opening;
    }

    @Override
    public int read() throws IOException {
        opening.checkWanted();
        int next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        opening.checkWanted();
        int got = in.read(into, from, length);
        count(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        read += bytes;
        opening.reached(read);
    }
}
