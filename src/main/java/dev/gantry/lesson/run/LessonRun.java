package dev.gantry.lesson.run;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

/**
 * One run of a lesson under a recording, from its start to the end of its last thread. Safe for all threads.
 *
 * <p>The lesson runs in a thread called {@code main}, whose lane is the recording's first thread. When it returns, pools
 * that it left open are closed and waited for, as at the end of a program; then the recording stops. Every run numbers
 * its pools from 0, as a program does that was started anew.
 *
 * <p>None of the run's threads keeps the JVM from exiting.
 */
public final class LessonRun {
    public enum State {
        RUNNING,
        /** It returned, and all its threads ended. */
        FINISHED,
        /** It threw. */
        FAILED,
        /** {@link #stop} ended it. */
        STOPPED
    }

    private final Lesson lesson;
    private final Arguments arguments;
    private final RunningDesk desk;
    private final ExecutorScope scope;
    private final Thread main;
    private final Instant begun = Instant.now();
    private final CompletableFuture<Recording> recording = new CompletableFuture<>();
    private volatile State state = State.RUNNING;
    private Throwable failure; // published by the state
    private Thread stopper; // this and the next are guarded by this object
    private boolean ending;

    private LessonRun(Lesson lesson, Arguments arguments, Consumer<String> out, ExecutorScope scope) {
        this.lesson = lesson;
        this.arguments = arguments;
        this.desk = new RunningDesk(arguments, out);
        this.scope = scope;
        this.main = Thread.ofPlatform().name("main").daemon().unstarted(this::record);
    }

    /**
     * Starts a lesson; returns when it is being recorded.
     *
     * @param out gets what the lesson prints, a line at a time, in the lesson's own threads
     * @throws IllegalStateException if another run or recording is on
     */
    public static LessonRun start(Lesson lesson, Arguments arguments, Consumer<String> out) {
        LessonRun run = new LessonRun(lesson, arguments, out, ExecutorScope.begin(out));
        run.main.start();
        try {
            run.recording.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
        return run;
    }

    public Lesson lesson() {
        return lesson;
    }

    public Arguments arguments() {
        return arguments;
    }

    /** When it began, on the clock on the wall. */
    public Instant begun() {
        return begun;
    }

    public State state() {
        return state;
    }

    /** What was recorded up to a few milliseconds ago; after the end, all of it. Never waits. */
    public Snapshot snapshot() {
        return recording.join().snapshot();
    }

    /** What a hook costs in nanoseconds, 0 while it is not known. */
    public int hookCost() {
        return recording.join().hookCost();
    }

    /** What the lesson threw, if it failed. */
    public Optional<Throwable> failure() {
        return state == State.FAILED ? Optional.of(failure) : Optional.empty();
    }

    /**
     * Ends the run: cancels what is queued, interrupts its threads, lets nobody sleep any more. Returns at once; {@link
     * #join} waits. A thread called {@code stop} does it, so that the caller gets no lane in the recording.
     */
    public synchronized void stop() {
        if (stopper == null && !ending) {
            stopper = Thread.ofPlatform().name("stop").daemon().start(() -> {
                desk.close();
                scope.stop();
                main.interrupt();
                Probe.threadClosed();
            });
        }
    }

    /** Waits until every thread of the run has ended and all is recorded. */
    public void join() throws InterruptedException {
        main.join();
    }

    private void record() {
        Recording on;
        try {
            on = Recording.start(Recorder.Options.named("gantry").withSitesOf(lesson.getClass()));
        } catch (IllegalStateException e) { // another is on
            scope.close();
            recording.completeExceptionally(e);
            return;
        }
        recording.complete(on);
        Probe.sliceStarted(dev.gantry.trace.State.RUNNING, "main");
        perform();
        boolean stopped = awaitStopper();
        Probe.sliceEnded();
        Probe.threadClosed();
        on.stop();
        state = stopped ? State.STOPPED : failure == null ? State.FINISHED : State.FAILED;
    }

    private void perform() {
        try {
            lesson.run(desk);
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            scope.close();
        }
    }

    /** Returns whether the run was stopped, when all that belongs to stopping it is done. */
    private boolean awaitStopper() {
        Thread begun;
        synchronized (this) {
            ending = true;
            begun = stopper;
        }
        while (begun != null && begun.isAlive()) {
            try {
                begun.join();
            } catch (InterruptedException _) {
                // its last word to this thread, which is at its end anyhow
            }
        }
        return begun != null;
    }
}
