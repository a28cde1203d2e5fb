package dev.gantry.hook;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Output of a program, each line of which becomes a mark of the thread that ends it; of the first {@value #MOST}, since
 * texts take room. It is passed on as it comes.
 */
final class MarkedLines extends OutputStream {
    private static final int MOST = 10_000;
    private static final int LONGEST = 8192;

    private final PrintStream to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int marks;

    MarkedLines(PrintStream to) {
        this.to = to;
    }

    @Override
    public void write(int one) {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                mark();
            } else if (line.size() < LONGEST) {
                line.write(bytes[i]);
            }
        }
        to.write(bytes, from, length);
    }

    @Override
    public void flush() {
        to.flush();
    }

    private void mark() {
        if (marks < MOST) {
            marks++;
            Probe.mark(line.toString(to.charset()).stripTrailing());
        }
        line.reset();
    }
}
