package dev.gantry.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.ring.RingFolder;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.TraceIntake;

/**
 * Run of a program, from its start to its end, and the feed of its {@link dev.gantry.recording.Recording}. Safe for all
 * threads.
 *
 * <p>The recording's thread starts the program and follows the rings in a folder that only this run has. When the
 * program has ended, what its children wrote up to then is taken; children that go on are no longer followed. The
 * exit code is the program's own, and no part of whether the recording came to its end.
 */
public final class ProgramRun implements Feed {
    private static final long PASS_MILLIS = 5;

    /** Nanoseconds from one view of the recording to the next. */
    private static final long PUBLISH_EVERY = 8_000_000;

    /** How long a program that was asked to end may take before it is killed, in milliseconds. */
    private static final long GRACE = 3_000;

    /** In which time a JVM of which nothing is recorded is taken for one that boots, in nanoseconds. */
    private static final long BOOT = 10_000_000_000L;

    /** What a JVM's own program is called. */
    private static final Set<String> JAVA = Set.of("java", "java.exe");

    /** The exit code of a program that a signal ended is this and the signal's number. */
    private static final int SIGNALLED = 128;

    private final Launch launch;
    private final Path folder;
    private final Streams streams;
    private final TraceIntake intake;
    private final SourceTexts sources;
    private final ProducerNotes notes = new ProducerNotes();
    private final long origin = System.nanoTime();
    private final Instant begun = Instant.now();
    private volatile Optional<Process> process = Optional.empty();
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private volatile List<Message> troubles = List.of();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile BooleanSupplier isKept = () -> false;
    private boolean stopped; // guarded by this object

    /**
     * A run that has not begun.
     *
     * @param budget how much of its recording is kept
     * @param folder where its rings are written: a folder that is there, is private, and belongs to this run alone; it
     *     goes when the run is {@linkplain #release released}
     */
    public ProgramRun(Launch launch, Budget budget, Path folder, Streams streams) {
        this.launch = launch;
        this.folder = folder;
        this.streams = streams;
        this.intake = new TraceIntake(origin, budget);
        this.sources = new SourceTexts(launch.folder(), launch.sources(), intake.names());
        streams.countFrom(origin);
    }

    @Override
    public Source source() {
        return launch.source();
    }

    @Override
    public About about() {
        return About.of(source()).withSources(sources.texts()).recorded(begun).noting(notices());
    }

    @Override
    public Snapshot snapshot() {
        return intake.snapshot();
    }

    @Override
    public String thread() {
        return "gantry-follow";
    }

    /** What no recording of such a program shows, which is among what this one is said to lack. */
    public List<Message> limits() {
        return launch.limits();
    }

    /** The program's exit code: 128 and the number of the signal that ended it; empty while it runs. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    @Override
    public boolean run(Runnable seen) throws IOException, InterruptedException {
        LeftRings.describe(folder, origin, About.of(source()).recorded(begun));
        try (RingFolder rings = new RingFolder(folder, intake)) {
            isKept = rings::isKept;
            Optional<Process> started = start();
            if (started.isEmpty()) {
                return false;
            }
            rings.ofProgram(started.get().pid());
            seen.run();
            streams.started(started.get());
            follow(started.get(), rings);
            streams.awaitEnd();
            exitCode = OptionalInt.of(started.get().exitValue());
            rings.finish();
            troubles = rings.troubles();
        } finally {
            sources.look();
            notes.look(intake.finish());
        }
        synchronized (this) {
            return !stopped;
        }
    }

    @Override
    public boolean isKept() {
        return isKept.getAsBoolean();
    }

    /** Deletes the folder of the rings, with what was taken out of them. */
    @Override
    public void release() {
        if (released.compareAndSet(false, true)) {
            LeftRings.remove(folder);
        }
    }

    /**
     * Asks the program to end, with its children; kills what is left after a grace of some seconds. A JVM of which
     * nothing was recorded yet in its first ten seconds is killed at once: it has run nothing of the program, and while
     * it boots it answers such a wish with an error of its own ("Runtime.exit(143) logging failed"). Later it may be
     * one that could not be watched, and has a right to end in order.
     */
    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        process.ifPresent(running -> {
            List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle())).toList();
            all.reversed().forEach(boots() ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
            Thread.ofPlatform().name("gantry-stop").daemon().start(() -> killLater(running, all));
        });
    }

    /** Whether it is a JVM that Gantry started itself, and has not come to the program. */
    private boolean boots() {
        return JAVA.contains(Path.of(launch.command().getFirst()).getFileName().toString())
                && snapshot().records() == 0 && System.nanoTime() - origin < BOOT;
    }

    /**
     * Sends the program a signal of this name, without SIG; its children are its own matter. One that has not been
     * started yet will not be.
     */
    public void signal(String name) {
        Optional<Process> started;
        synchronized (this) {
            stopped |= process.isEmpty();
            started = process;
        }
        started.filter(Process::isAlive).ifPresent(running -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).inheritIO().start();
            } catch (IOException noSuchCommand) {
                running.destroy(); // every such signal asks it to end
            }
        });
    }

    private synchronized Optional<Process> start() throws IOException {
        if (stopped) {
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder(Start.command(launch.command(), streams.closed()))
                .directory(launch.folder().toFile());
        builder.environment().putAll(launch.environment());
        streams.configure(builder);
        process = Optional.of(builder.start());
        return process;
    }

    private void follow(Process running, RingFolder rings) throws IOException, InterruptedException {
        long published = System.nanoTime();
        boolean ended = false;
        while (!ended) {
            ended = running.waitFor(PASS_MILLIS, TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            rings.pass();
            if (now - published >= PUBLISH_EVERY) {
                intake.publish(now);
                sources.look();
                notes.look(intake.snapshot());
                troubles = rings.troubles();
                published = now;
            }
        }
    }

    private List<Message> notices() {
        Stream<Message> ends = process.stream().flatMap(program -> notes.ends(program.pid()).stream());
        return Stream.of(launch.limits().stream(), lacking(), ends).flatMap(all -> all).toList();
    }

    private Stream<Message> lacking() {
        List<Message> unseen = notes.unseen(troubles);
        if (exitCode.isPresent() && snapshot().records() == 0 && unseen.isEmpty()) {
            long code = exitCode.getAsInt();
            if (code > SIGNALLED) {
                Message ended = Message.say("unseen.ended", code, code - SIGNALLED);
                return Stream.of(Message.say("not-followed", ended));
            } else if (launch.source().interpreter().isEmpty()) {
                return Stream.of(Message.say("nothing-seen"));
            }
        }
        return unseen.stream();
    }

    private static void killLater(Process running, List<ProcessHandle> all) {
        try {
            running.waitFor(GRACE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
