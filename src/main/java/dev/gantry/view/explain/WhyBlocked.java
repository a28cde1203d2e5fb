package dev.gantry.view.explain;

import java.util.OptionalInt;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Message;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/**
 * Explanation of a blocked slice: what it waited for and which lane let it go on, as far as the recording proves it.
 */
public final class WhyBlocked {
    private WhyBlocked() {}

    /** Lane that ended this wait: that of the wake at its end; empty if none is recorded, or it is no wait. */
    public static OptionalInt wokenBy(Snapshot snapshot, Row row, int i) {
        if (row.state(i) != State.BLOCKED && row.state(i) != State.SUSPENDED || row.isOpen(i)) {
            return OptionalInt.empty();
        }
        return snapshot.lane(row.lane()).wokenBy(row.end(i));
    }

    /** One or two sentences, such as {@code Blocked for 190 ms: it waited for task 7. worker-2 unblocked it.} */
    public static String sentence(Snapshot snapshot, Row row, int i) {
        long end = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        String name = snapshot.name(row.name(i));
        String why = name.isEmpty() && row.awaited(i) == 0
                ? Phrases.of("blocked.unknown")
                : doing(name, row.awaited(i) == 0 ? "" : snapshot.taskLabel(row.awaited(i)));
        String sentence = Phrases.of(row.isOpen(i) ? "blocked.still" : "blocked.was",
                Durations.text(end - row.start(i)),
                why, where(snapshot, row, i));
        String woken = woken(snapshot, row, i);
        return woken.isEmpty() ? sentence : Phrases.of("why.two", sentence, woken);
    }

    /**
     * Words for a blocked lane: {@code sleeping}, {@code waiting for task 7}, {@code blocked (lock)}. Of reasons that
     * are messages, some have words of their own for that.
     */
    static String doing(String name, String awaited) {
        if (!awaited.isEmpty()) {
            return Phrases.of("doing.waiting", awaited);
        }
        return Message.of(name).flatMap(reason -> Phrases.find("doing." + reason.code()))
                .orElseGet(() -> name.isEmpty()
                        ? Phrases.of("doing.blocked")
                        : Phrases.of("doing.blocked.on", Phrases.words(name)));
    }

    private static String where(Snapshot snapshot, Row row, int i) {
        int task = row.awaited(i);
        if (!snapshot.hasTask(task)) {
            return "";
        }
        boolean started = snapshot.taskState(task) != TaskState.QUEUED && snapshot.taskLane(task) != 0;
        if (!started) {
            return snapshot.taskState(task) == TaskState.CANCELLED
                    ? Phrases.of("blocked.cancelled")
                    : Phrases.of("blocked.not-started");
        }
        long end = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        return snapshot.taskStarted(task) < end
                ? Phrases.of("blocked.ran-on", LaneNames.of(snapshot, snapshot.taskLane(task)))
                : Phrases.of("blocked.queued");
    }

    static String woken(Snapshot snapshot, Row row, int i) {
        OptionalInt by = wokenBy(snapshot, row, i);
        return by.isEmpty() ? "" : Phrases.of("blocked.woken", LaneNames.of(snapshot, by.getAsInt()));
    }
}
