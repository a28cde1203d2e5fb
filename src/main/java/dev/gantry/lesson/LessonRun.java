package dev.gantry.lesson;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
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
    private final ExecutorScope scope;
    private final Thread main;
    private final CompletableFuture<Recording> recording = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile Throwable failure;
    private volatile State state = State.RUNNING;

    private LessonRun(Lesson lesson, Arguments arguments, Consumer<String> out, ExecutorScope scope) {
        this.lesson = lesson;
        this.arguments = arguments;
        this.scope = scope;
        this.main = Thread.ofPlatform().name("main").daemon().unstarted(() -> record(new RunningDesk(arguments, out)));
    }

    /**
     * Starts a lesson; returns when it is being recorded.
     *
     * @param out gets what the lesson prints, a line at a time, in the lesson's own threads
     * @throws IllegalStateException if another recording or run is on
     */
    public static LessonRun start(Lesson lesson, Arguments arguments, Consumer<String> out) {
        LessonRun run = new LessonRun(lesson, arguments, out, ExecutorScope.begin());
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
        return Optional.ofNullable(failure);
    }

    /** Ends the run: interrupts its threads, cancels what is queued. Returns at once; {@link #join} waits. */
    public void stop() {
        if (state == State.RUNNING) {
            stopping = true;
            scope.stop();
            main.interrupt();
        }
    }

    /** Waits until every thread of the run has ended and all is recorded. */
    public void join() throws InterruptedException {
        main.join();
    }

    private void record(Desk desk) {
        try (Recording on = Recording.start(Recorder.Options.named("gantry").withSites())) {
            recording.complete(on);
            Probe.sliceStarted(dev.gantry.trace.State.RUNNING, "main");
            perform(desk);
            Probe.sliceEnded();
            Probe.threadClosed();
        } catch (IllegalStateException e) { // another recording is on
            scope.close();
            recording.completeExceptionally(e);
            return;
        }
        state = stopping ? State.STOPPED : failure == null ? State.FINISHED : State.FAILED;
    }

    private void perform(Desk desk) {
        try {
            lesson.run(desk);
        } catch (Throwable thrown) {
            failure = stopping ? null : thrown;
        } finally {
            scope.close();
        }
    }
}
