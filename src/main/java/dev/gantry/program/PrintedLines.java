package dev.gantry.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Standard streams of a program that prints for whoever started it: each line of its output is passed on when it is
 * complete. It has no input, and its errors go where this process's go.
 */
public final class PrintedLines implements Streams {
    /** How long the last output is waited for when the program has ended: a child of it may hold the pipe open. */
    private static final long PATIENCE_MILLIS = 500;

    private final Consumer<String> out;
    private volatile Optional<Thread> reader = Optional.empty();

    /** Streams whose output goes to this, a line at a time, in a thread of their own. Text is UTF-8. */
    public PrintedLines(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void configure(ProcessBuilder builder) {
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    @Override
    public void started(Process process) throws IOException {
        process.getOutputStream().close();
        reader = Optional.of(Thread.ofPlatform().name("gantry-program-out").daemon().start(() -> {
            try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
                in.lines().forEach(out);
            } catch (IOException | UncheckedIOException _) {
                // the pipe was closed under it: this is the end of it
            }
        }));
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        if (reader.isPresent()) {
            reader.get().join(PATIENCE_MILLIS);
        }
    }
}
