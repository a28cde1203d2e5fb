package dev.gantry.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Standard streams of a program as pipes, for a viewer that shows what comes and sends lines. Safe for all threads; no
 * call waits but {@link #awaitEnd}.
 *
 * <p>A thread for each output reads all that comes, at once, so that the program never waits for the viewer. Text is
 * UTF-8; what is no such text is replaced by U+FFFD. At most {@value #MOST_LINES} lines are kept, the last ones; a
 * longer line than {@value #LONGEST} characters is cut into several. As on a terminal, what follows a carriage return
 * is written over the line from its beginning on.
 */
public final class Piped implements Streams {
    /** How many lines are kept at least while more come. */
    public static final int MOST_LINES = 50_000;

    /** Length of a line, in characters, at which the next one begins. */
    static final int LONGEST = 4_000;

    /** How long the last output is waited for when the program has ended: a child of it may hold the pipes open. */
    private static final long PATIENCE_MILLIS = 500;

    private static final int CHUNK = 8192;

    private final List<Line> lines = new ArrayList<>(); // guarded by this object, as the following two
    private final Map<Kind, Unfinished> unfinished = new EnumMap<>(Kind.class);
    private long gone;
    private final List<Thread> readers = new ArrayList<>(); // of the recording's thread
    private final BlockingQueue<Optional<String>> input = new LinkedBlockingQueue<>(); // empty: the end
    private volatile long origin = System.nanoTime();
    private volatile boolean open;
    private volatile long changes; // written under this object's lock

    /** Which of the streams. */
    public enum Kind {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR,
        /** Standard input: what was sent. */
        IN
    }

    /**
     * A line without its end.
     *
     * @param time when its first part came, in nanoseconds since the origin
     * @param end when its last part came
     */
    public record Line(long time, long end, Kind kind, String text) {}

    /** A line whose end has not come yet. */
    private static final class Unfinished {
        final StringBuilder text = new StringBuilder();
        long begun;
        long last;
        int at; // where the next character is written

        void put(char letter) {
            if (letter == '\r') {
                at = 0;
            } else if (at < text.length()) {
                text.setCharAt(at++, letter);
            } else {
                text.append(letter);
                at++;
            }
        }

        Line line(Kind kind) {
            return new Line(begun, last, kind, text.toString());
        }

        void clear() {
            text.setLength(0);
            at = 0;
        }
    }

    /**
     * Consecutive lines.
     *
     * @param first number of the first of them, from 0: higher than was asked for if that one is not kept any more
     * @param lines those that are complete, in the order of their ends: their times need not grow
     * @param unfinished beginnings of lines whose ends have not come yet: at most one of each output
     */
    public record Lines(long first, List<Line> lines, List<Line> unfinished) {}

    /** Streams whose times count from now, until a run tells them of its origin. */
    public Piped() {}

    @Override
    public void countFrom(long time) {
        origin = time;
    }

    @Override
    public void configure(ProcessBuilder builder) {
        builder.redirectInput(ProcessBuilder.Redirect.PIPE).redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.PIPE);
    }

    @Override
    public void started(Process process) {
        open = true;
        read("gantry-program-out", Kind.OUT, process.getInputStream());
        read("gantry-program-err", Kind.ERR, process.getErrorStream());
        start("gantry-program-in", () -> feed(process.getOutputStream()));
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        closeInput();
        for (Thread reader : readers) {
            reader.join(PATIENCE_MILLIS);
        }
    }

    /** The complete lines of standard error that are kept. */
    public synchronized List<String> errors() {
        return lines.stream().filter(line -> line.kind() == Kind.ERR).map(Line::text).toList();
    }

    /** The lines from this number on. */
    public synchronized Lines since(long number) {
        int from = (int) Math.clamp(number - gone, 0L, (long) lines.size());
        return new Lines(gone + from, List.copyOf(lines.subList(from, lines.size())),
                unfinished.entrySet().stream().filter(each -> !each.getValue().text.isEmpty())
                        .map(each -> each.getValue().line(each.getKey())).toList());
    }

    /** Whether the program can be sent something. */
    public boolean isInputOpen() {
        return open;
    }

    /** Sends this line and its end to the program's standard input. */
    public void send(String line) {
        if (open) {
            add(new Line(now(), now(), Kind.IN, line));
            input.add(Optional.of(line));
        }
    }

    /** Closes the program's standard input after what was sent. */
    public void closeInput() {
        if (open) {
            open = false;
            input.add(Optional.empty());
        }
    }

    /** A number that grows with whatever there is to see. */
    public long changes() {
        return changes;
    }

    private void read(String name, Kind kind, InputStream from) {
        readers.add(start(name, () -> {
            try (Reader in = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                char[] chunk = new char[CHUNK];
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    take(kind, chunk, count);
                }
            } catch (IOException _) {
                // the pipe was closed under it: this is the end of it
            } finally {
                finish(kind);
            }
        }));
    }

    private static Thread start(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().start(work);
    }

    private synchronized void take(Kind kind, char[] chunk, int count) {
        changes++;
        long now = now();
        Unfinished line = unfinished.computeIfAbsent(kind, _ -> new Unfinished());
        for (int i = 0; i < count; i++) {
            if (line.text.isEmpty()) {
                line.begun = now;
            }
            line.last = now;
            if (chunk[i] != '\n') {
                line.put(chunk[i]);
            }
            if (chunk[i] == '\n' || line.at >= LONGEST && !Character.isHighSurrogate(chunk[i])) {
                add(line.line(kind));
                line.clear();
            }
        }
    }

    private synchronized void finish(Kind kind) {
        Unfinished line = unfinished.remove(kind);
        if (line != null && !line.text.isEmpty()) {
            add(line.line(kind));
        }
    }

    private synchronized void add(Line line) {
        if (lines.size() >= 2 * MOST_LINES) {
            lines.subList(0, MOST_LINES).clear();
            gone += MOST_LINES;
        }
        lines.add(line);
        changes++;
    }

    private void feed(OutputStream to) {
        try (to) {
            for (Optional<String> line = input.take(); line.isPresent(); line = input.take()) {
                to.write((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
                to.flush();
            }
        } catch (IOException _) {
            open = false; // nobody reads it any more
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }
}
