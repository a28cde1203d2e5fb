package dev.gantry.ui.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.gantry.recording.Recording;

/** What runs and what is to run after it: one is on at a time. To be used on the JavaFX thread. */
final class Running {
    private final Function<Target, OpenRecording> starter;
    private final Map<Target, String> refusals = new HashMap<>();
    private volatile OpenRecording live;
    private boolean unseen;
    private boolean stopping;
    private Target next;

    /** Nothing runs yet; what is to run is started by this. */
    Running(Function<Target, OpenRecording> starter) {
        this.starter = starter;
    }

    /** Has this run when what runs now has been stopped. */
    void runNext(Target target) {
        stop();
        next = target;
    }

    /** Stops what runs or is about to. */
    void stop() {
        next = null;
        if (live != null) {
            stopping = true;
            live.recording().stop();
        }
    }

    /** What runs. */
    Optional<Target> target() {
        return Optional.ofNullable(live).flatMap(OpenRecording::target);
    }

    /** Whether this runs, or is about to. */
    boolean is(Target target) {
        return target.equals(next) || live != null && live.isOf(target);
    }

    /** What runs as the first of these, or is about to, counts as a run of the other from now on. */
    void replace(Target before, Target after) {
        next = before.equals(next) ? after : next;
        live = live == null ? null : live.replacing(before, after);
    }

    /** What runs, unless it was stopped already. */
    Optional<Target> unstopped() {
        return stopping || live == null || live.recording().state().isFinal() ? Optional.empty() : target();
    }

    /** Whether anything runs, or is about to. */
    boolean isOn() {
        return live != null || next != null;
    }

    /** Why this could not be started when that was tried last. */
    Optional<String> refusal(Target target) {
        return Optional.ofNullable(refusals.get(target));
    }

    /** That this could not be started counts no more. */
    void forgive(Target target) {
        refusals.remove(target);
    }

    /**
     * Takes what has happened since the last call: what has ended makes room for the next.
     *
     * @param begun is told, once, of each run that there is something to see of
     * @return whether something has ended or was started
     */
    boolean take(Consumer<OpenRecording> begun) {
        boolean ended = live != null && live.recording().state().isFinal();
        see(begun);
        if (ended) {
            failedStart(live.recording()).ifPresent(why -> refusals.put(live.target().orElseThrow(), why));
            live = null;
        }
        boolean starts = next != null && live == null;
        if (starts) {
            Target target = next;
            next = null;
            refusals.remove(target);
            unseen = true;
            stopping = false;
            live = starter.apply(target);
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
