package dev.gantry.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleConsumer;

/**
 * Output stream that estimates a writer's progress by the bytes that pass, for a writer that does not tell it itself,
 * and so lets it be cancelled.
 */
public final class MeteredOutput extends FilterOutputStream {
    private final double expected;
    private final DoubleConsumer progress;
    private long written;

    /** Of so many bytes, or about. */
    public MeteredOutput(OutputStream out, long expected, DoubleConsumer progress) {
        super(out);
        this.expected = Math.max(1, expected);
        this.progress = progress;
    }

    @Override
    public void write(int next) throws IOException {
        out.write(next);
        written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        written += length;
        progress.accept(Math.min(0.99, written / expected));
    }
}
