package dev.gantry.futures.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import dev.gantry.hook.Reporting;

/**
 * Reader of a worker's error stream: not of what the program prints there, which is caught inside the worker, but of
 * messages from its JVM and native code, often the last before it ends. Everything is passed on to the parent's error
 * stream; the last lines are kept to explain why the worker ended, and the first become marks.
 */
final class StderrReader implements Runnable {
    private static final int KEPT = 40;
    private static final int MOST_MARKS = 1000;
    private static final int LONGEST = 4096;

    private final InputStream in;
    private final Queue<String> last = new ArrayDeque<>();
    private final Queue<String> unmarked = new ArrayDeque<>();
    private int marks;
    private boolean ended;

    StderrReader(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        byte[] line = new byte[LONGEST];
        int length = 0;
        try (in) {
            byte[] some = new byte[LONGEST];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                Reporting.print(true, some, 0, count);
                for (int i = 0; i < count; i++) {
                    if (some[i] != '\n') {
                        line[length++] = some[i];
                    }
                    if (some[i] == '\n' || length == LONGEST) {
                        add(line, length);
                        length = 0;
                    }
                }
            }
        } catch (IOException _) {
            // the worker has ended
        } finally {
            add(line, length);
            end();
        }
    }

    /** The next line that has not become a mark. */
    synchronized Optional<String> nextMark() {
        return Optional.ofNullable(unmarked.poll());
    }

    /** The last lines; waits for the end of the stream, for a short time at most. */
    synchronized String lastWords() throws InterruptedException {
        if (!ended) {
            wait(500);
        }
        return String.join("\n", last);
    }

    private synchronized void add(byte[] bytes, int length) {
        if (length == 0) {
            return;
        }
        String line = new String(bytes, 0, length, Charset.defaultCharset());
        last.add(line);
        if (last.size() > KEPT) {
            last.remove();
        }
        if (marks++ < MOST_MARKS) {
            unmarked.add(marks == MOST_MARKS ? "… and more, left out of the recording" : line);
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
