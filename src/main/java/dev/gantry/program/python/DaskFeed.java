package dev.gantry.program.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.gantry.program.NotWatchable;
import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.Clock;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.TraceIntake;
import dev.gantry.wire.WireFrame;

/**
 * Watch of a Dask cluster that runs, by a Python process here which asks its scheduler, and which {@link #stop} ends.
 * Safe for all threads.
 */
public final class DaskFeed implements Feed {
    private static final String SCRIPT = "module/gantry_dask/__init__.py";
    private static final String MODULE = "distributed";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PUBLISH_EVERY = 8_000_000;

    private final String scheduler;
    private final Path python;
    private final Duration patience;
    private final TraceIntake intake;
    private final Instant begun = Instant.now();
    private final List<Message> notices = new CopyOnWriteArrayList<>();

    // guarded by this
    private Process process;
    private boolean stopped;

    /**
     * A watch that has not begun.
     *
     * @param scheduler where the scheduler listens, {@code HOST:PORT}
     * @param python the interpreter, which has Dask
     * @param budget how much of its recording is kept
     */
    public DaskFeed(String scheduler, Path python, Budget budget) {
        this(scheduler, python, budget, PATIENCE);
    }

    /** One that waits so long for a scheduler that does not answer yet, or no more. */
    DaskFeed(String scheduler, Path python, Budget budget, Duration patience) {
        this.patience = patience;
        this.scheduler = scheduler;
        this.python = python;
        this.intake = new TraceIntake(System.nanoTime(), budget);
    }

    /**
     * An interpreter that has Dask: this one, or the first on the path.
     *
     * @throws NotWatchable if there is none
     */
    public static Path python(Optional<String> wanted) throws NotWatchable {
        Interpreter usual = Interpreter.find(wanted, System.getenv());
        if (usual.lacks(List.of(MODULE)).isEmpty()) {
            return usual.path();
        }
        for (Interpreter each : wanted.isPresent() ? List.<Interpreter>of() : Interpreter.all(System.getenv())) {
            if (each.lacks(List.of(MODULE)).isEmpty()) {
                return each.path();
            }
        }
        throw new NotWatchable("no Python here has Dask's module distributed: install it (python3-distributed in "
                + "Debian), or name an interpreter that has it with --python.");
    }

    @Override
    public Source source() {
        return new Source.Attached(ProcessHandle.current().pid(), "dask " + scheduler);
    }

    @Override
    public About about() {
        return About.of(source()).on(0).recorded(begun).noting(notices);
    }

    @Override
    public Snapshot snapshot() {
        return intake.snapshot();
    }

    @Override
    public String thread() {
        return "gantry-dask";
    }

    @Override
    public boolean run(Runnable seen) throws IOException, InterruptedException, NotWatchable {
        try {
            Process asks = start();
            CompletableFuture<Optional<String>> said = CompletableFuture.supplyAsync(() -> listen(asks));
            boolean any = read(asks.getInputStream(), seen);
            if (isStopped()) { // it ends by itself, when it has taken its plugin away
                return false;
            }
            int code = asks.waitFor();
            Optional<String> last = said.join();
            String ended = last.orElse("%s ended with exit code %d".formatted(python, code));
            if (!any) {
                throw new NotWatchable(ended + ".");
            }
            if (code != 0) {
                throw new IOException("the Dask cluster is not watched any more: " + ended);
            }
            return true;
        } finally {
            stop();
            intake.finish();
        }
    }

    private synchronized Process start() throws IOException {
        try (InputStream script = DaskFeed.class.getResourceAsStream(SCRIPT)) {
            process = new ProcessBuilder(python.toString(), "-c",
                    new String(script.readAllBytes(), StandardCharsets.UTF_8), scheduler,
                    Long.toString(patience.toSeconds())).start();
        }
        if (stopped) {
            process.destroy();
        }
        return process;
    }

    /** Reads all that it tells; whether that was anything. */
    private boolean read(InputStream from, Runnable seen) throws IOException {
        FrameInput in = new FrameInput(from, "dask " + scheduler, 0);
        boolean any = false;
        long published = System.nanoTime();
        try (Receiver receiver = Receiver.ofKnown(intake, Clock.SAME)) {
            for (Optional<WireFrame> frame = in.next(); frame.isPresent(); frame = in.next()) {
                receiver.take(frame.get());
                if (!any) {
                    any = true;
                    seen.run();
                }
                long now = System.nanoTime();
                if (now - published >= PUBLISH_EVERY || in.isDry()) { // who looks sees all that has come
                    intake.publish(now);
                    published = now;
                }
            }
        }
        return any;
    }

    /** Takes what it says on standard error; returns the last line that is no message. */
    private Optional<String> listen(Process asks) {
        Optional<String> last = Optional.empty();
        try (BufferedReader lines = asks.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Message> told = Message.of(line);
                if (told.isEmpty()) {
                    last = Optional.of(line);
                } else if (!notices.contains(told.get())) {
                    notices.add(told.get());
                }
            }
        } catch (IOException _) {
            return last; // the process has ended
        }
        return last;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (process != null) {
            try {
                process.getOutputStream().close(); // it takes its plugin away, and ends
            } catch (IOException _) {
                process.destroy();
            }
        }
    }
}
