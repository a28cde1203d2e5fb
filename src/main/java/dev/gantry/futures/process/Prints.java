package dev.gantry.futures.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

import dev.gantry.futures.remote.Message;
import dev.gantry.hook.Probe;
import dev.gantry.wire.FrameOutput;

/**
 * Captured output of a worker: every line it prints goes to the parent, which prints it, and becomes a mark in the
 * recording. Of each task only the first {@value #MOST_LINES} lines and {@value #MOST_TEXT} characters become marks,
 * and one more mark says what was left out; what goes to the parent is never cut. Memory is bounded: a task that prints
 * faster than the parent reads has to wait.
 */
final class Prints {
    private static final int MOST_LINES = 1000;
    private static final int MOST_TEXT = 100_000;
    private static final int LONGEST_PIECE = 8192;

    private final FrameOutput out;
    private final Lines[] streams = {new Lines((byte) 0), new Lines((byte) 1)};
    private final Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
    private int lines;
    private long text;
    private long linesLeft;
    private long textLeft;

    Prints(FrameOutput out) {
        this.out = out;
    }

    PrintStream stream(int number) {
        return new PrintStream(streams[number], true, charset);
    }

    /** Sends unfinished lines; the next belong to another task. */
    void endTask() throws IOException {
        for (Lines stream : streams) {
            stream.endLine();
        }
        summarise();
    }

    private synchronized void summarise() {
        if (linesLeft > 0) {
            Probe.mark("… and %,d more lines with %,d characters, left out of the recording".formatted(linesLeft,
                    textLeft));
        }
        lines = 0;
        text = 0;
        linesLeft = 0;
        textLeft = 0;
    }

    private synchronized void mark(String line) {
        if (!Probe.isRecording()) {
            return;
        }
        if (lines < MOST_LINES && text + line.length() <= MOST_TEXT) {
            lines++;
            text += line.length();
            Probe.mark(line);
        } else {
            linesLeft++;
            textLeft += line.length();
        }
    }

    /** A stream that is cut into lines; a line that is too long is cut into pieces. */
    private final class Lines extends OutputStream {
        private final byte[] head;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

        Lines(byte number) {
            head = new byte[]{number};
        }

        @Override
        public synchronized void write(int one) throws IOException {
            line.write(one);
            if (one == '\n' || line.size() == LONGEST_PIECE) {
                send();
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            int start = from;
            for (int i = from; i < from + length; i++) {
                if (bytes[i] == '\n' || line.size() + i + 1 - start == LONGEST_PIECE) {
                    line.write(bytes, start, i + 1 - start);
                    start = i + 1;
                    send();
                }
            }
            line.write(bytes, start, from + length - start);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        synchronized void endLine() throws IOException {
            if (line.size() > 0) {
                send();
            }
        }

        private void send() throws IOException {
            out.write(Message.PRINTED, head, line.toByteArray());
            mark(line.toString(charset).stripTrailing());
            line.reset();
        }
    }
}
