package dev.gantry.program.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.gantry.program.NotWatchable;
import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
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
    private static final long PUBLISH_EVERY = 8_000_000;

    private final String scheduler;
    private final Path python;
    private final TraceIntake intake;
    private final Instant begun = Instant.now();

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
        return About.of(source()).on(0).recorded(begun);
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
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> text(asks.getErrorStream()));
            boolean any = read(asks.getInputStream(), seen);
            int code = asks.waitFor();
            if (!any && !isStopped()) {
                throw new NotWatchable(said.join().lines().reduce((_, last) -> last)
                        .orElse("%s ended with exit code %d".formatted(python, code)) + ".");
            }
            return !isStopped();
        } finally {
            stop();
            intake.finish();
        }
    }

    private synchronized Process start() throws IOException {
        try (InputStream script = DaskFeed.class.getResourceAsStream(SCRIPT)) {
            process = new ProcessBuilder(python.toString(), "-c", text(script), scheduler).start();
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
                if (now - published >= PUBLISH_EVERY) {
                    intake.publish(now);
                    published = now;
                }
            }
        }
        return any;
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return ""; // the process has ended
        }
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
