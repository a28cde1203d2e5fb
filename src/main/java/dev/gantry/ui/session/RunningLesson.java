package dev.gantry.ui.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;

/** The lesson that runs and the one that is to run after it: one is on at a time. To be used on the JavaFX thread. */
final class RunningLesson {
    private final Starter starter;
    private final Map<Lesson, String> refusals = new HashMap<>();
    private volatile OpenRecording live;
    private boolean unseen;
    private Lesson next;

    RunningLesson(Starter starter) {
        this.starter = starter;
    }

    /** Has this run when what runs now has been stopped. */
    void runNext(Lesson lesson) {
        stop();
        next = lesson;
    }

    /** Stops what runs or is about to. */
    void stop() {
        next = null;
        if (live != null) {
            live.recording().stop();
        }
    }

    /** The lesson that runs. */
    Optional<Lesson> lesson() {
        return Optional.ofNullable(live).flatMap(OpenRecording::lesson);
    }

    /** Whether this lesson runs, or is about to. */
    boolean is(Lesson lesson) {
        return next == lesson || live != null && live.isOf(lesson);
    }

    /** Whether anything runs, or is about to. */
    boolean isOn() {
        return live != null || next != null;
    }

    /** Why this lesson could not be started when that was tried last. */
    Optional<String> refusal(Lesson lesson) {
        return Optional.ofNullable(refusals.get(lesson));
    }

    /**
     * Takes what has happened since the last call: what has ended makes room for the next.
     *
     * @param arguments what a lesson is given
     * @param begun is told, once, of each run that there is something to see of
     * @return whether something has ended or was started
     */
    boolean take(Function<Lesson, Arguments> arguments, Consumer<OpenRecording> begun) {
        boolean ended = live != null && live.recording().state().isFinal();
        see(begun);
        if (ended) {
            failedStart(live.recording()).ifPresent(why -> refusals.put(live.lesson().orElseThrow(), why));
            live = null;
        }
        boolean starts = next != null && live == null;
        if (starts) {
            Lesson lesson = next;
            next = null;
            refusals.remove(lesson);
            unseen = true;
            live = OpenRecording.of(lesson, starter.start(lesson, arguments.apply(lesson)));
            see(begun);
        }
        return ended || starts;
    }

    /** Stops what runs and waits until it has ended, at most these milliseconds. Any thread may call it. */
    void close(long patience) {
        OpenRecording last = live;
        if (last != null) {
            last.recording().stop();
            try {
                last.recording().join(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Discards what runs and what is about to run. */
    void discard() {
        stop();
        if (live != null) {
            live.recording().discard();
        }
    }

    private void see(Consumer<OpenRecording> begun) {
        if (unseen && live != null && live.recording().hasBegun()) {
            unseen = false;
            begun.accept(live);
        }
    }

    private static Optional<String> failedStart(Recording ended) {
        return ended.hasBegun() ? Optional.empty() : Session.failure(ended);
    }
}
