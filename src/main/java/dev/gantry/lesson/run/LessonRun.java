package dev.gantry.lesson.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.budget.Budget;

/**
 * Run of a lesson's Java program, from its start to the end of its last thread, and the feed of its {@link
 * dev.gantry.recording.Recording}. Safe for all threads.
 *
 * <p>The lesson runs in a thread called {@code main}, whose lane is the recording's first thread. When it returns,
 * pools that it left open are closed and waited for, as at the end of a program; then the recording stops. Every run
 * numbers its pools from 0, as a program does that was started anew. It cannot begin while another one is on, or
 * another recorder.
 *
 * <p>What the JVM does for the first run of a program is done before the recording, see {@link WarmUp}.
 *
 * <p>None of the run's threads keeps the JVM from exiting.
 */
public final class LessonRun implements Feed {
    private final JavaLesson lesson;
    private final Consumer<String> out;
    private final Budget budget;
    private final Arguments arguments;
    private final RecordedCalls calls;
    private final Source source;
    private final Map<String, String> sources;
    private volatile Instant begun = Instant.EPOCH;
    private volatile Optional<Recorder> recorder = Optional.empty();
    private ExecutorScope scope; // this and the next ones are guarded by this object
    private Thread main;
    private Thread stopper;
    private boolean stopped;
    private boolean ending;

    /**
     * A run of this lesson that has not begun.
     *
     * @param out gets what the lesson prints, a line at a time, in the lesson's own threads
     */
    public LessonRun(JavaLesson lesson, Arguments arguments, Consumer<String> out) {
        this(lesson, arguments, out, Budget.usual());
    }

    /** The same, of which as much is kept as this budget allows. */
    public LessonRun(JavaLesson lesson, Arguments arguments, Consumer<String> out, Budget budget) {
        this.lesson = lesson;
        this.budget = budget;
        this.out = out;
        this.arguments = arguments;
        this.calls = new RecordedCalls(out);
        this.source = new Source.Lesson(lesson.id(), arguments.title(lesson, ProgramLanguage.JAVA), arguments.values());
        this.sources = lesson.files(ProgramLanguage.JAVA);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public About about() {
        return About.of(source).withSources(sources).recorded(begun)
                .costing(recorder.map(Recorder::hookCost).orElse(0));
    }

    @Override
    public Snapshot snapshot() {
        return recorder.orElseThrow().snapshot();
    }

    @Override
    public String thread() {
        return "main";
    }

    @Override
    public boolean run(Runnable seen) throws Throwable {
        WarmUp.of(lesson);
        if (!enter()) {
            return false;
        }
        try {
            Recorder on = new Recorder(Recorder.Options.named("gantry").withSitesOf(lesson.program())
                    .within(budget));
            if (Probe.isRecording()) {
                throw new IllegalStateException("another recorder is on: a JVM has one at a time");
            }
            begun = Instant.now();
            recorder = Optional.of(on);
            seen.run(); // before the clock starts: files are opened for it
            on.start();
            try {
                return perform();
            } finally {
                on.stop();
            }
        } finally {
            scope.close();
        }
    }

    /**
     * Cancels what is queued, interrupts the run's threads, and ends all sleeps. A thread of its own does it, so that
     * the caller gets no lane in the recording; it has none either.
     */
    @Override
    public synchronized void stop() {
        if (main != null && stopper == null && !ending) {
            stopper = Thread.ofPlatform().name("stop").daemon().start(() -> {
                Probe.threadOfProcess();
                calls.stop();
                scope.stop();
                main.interrupt();
                Probe.threadClosed();
            });
        }
        stopped = true;
    }

    /** Enters as the one program that may run in this JVM; false if the run was stopped before. */
    private synchronized boolean enter() {
        if (!stopped) {
            scope = ExecutorScope.begin(out);
            main = Thread.currentThread();
        }
        return !stopped;
    }

    private boolean perform() throws Throwable {
        Probe.sliceStarted(State.RUNNING, "main");
        Optional<Throwable> failure = Optional.empty();
        calls.begin();
        try (GivenParameters _ = new GivenParameters(arguments)) {
            lesson.run();
        } catch (Throwable thrown) {
            failure = Optional.of(thrown);
        } finally {
            scope.close();
            calls.end();
        }
        boolean whole = !awaitStopper();
        Probe.sliceEnded();
        Probe.threadClosed();
        if (whole && failure.isPresent()) {
            throw failure.get();
        }
        return whole;
    }

    /** Returns whether the run was stopped, when all that belongs to stopping it is done. */
    private boolean awaitStopper() {
        Thread stopping;
        synchronized (this) {
            ending = true;
            stopping = stopper;
        }
        while (stopping != null && stopping.isAlive()) {
            try {
                stopping.join();
            } catch (InterruptedException _) {
                // an interrupt by the stopper, which comes too late to matter
            }
        }
        return stopping != null;
    }
}
