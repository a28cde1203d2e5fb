package dev.gantry.view;

import java.util.OptionalInt;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;

/** Says what a blocked lane waited for and who let it go on, as far as the recording proves it. */
public final class WhyBlocked {
    private WhyBlocked() {}

    /** Who unblocked this slice: the lane of the wake at its end; empty if none is recorded. */
    public static OptionalInt wokenBy(Snapshot snapshot, Row row, int i) {
        if (row.state(i) != State.BLOCKED || row.isOpen(i)) {
            return OptionalInt.empty();
        }
        Lane lane = snapshot.lane(row.lane());
        int wake = lane.firstWakeFrom(row.end(i));
        return wake < lane.wakes() && lane.wake(wake).time() == row.end(i)
                ? OptionalInt.of(lane.wake(wake).by())
                : OptionalInt.empty();
    }

    /** One or two sentences, such as {@code Blocked for 190 ms: it waited for task 7. worker-2 unblocked it.} */
    public static String sentence(Snapshot snapshot, Row row, int i) {
        long end = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        String head = row.isOpen(i) ? "Blocked so far for " : "Blocked for ";
        String name = snapshot.name(row.name(i));
        String why = name.isEmpty() && row.awaited(i) == 0
                ? "the recording does not say why"
                : doing(snapshot, name, row.awaited(i));
        return head + Durations.text(end - row.start(i)) + ", " + why + where(snapshot, row, i) + "."
                + woken(snapshot, row, i);
    }

    /** What one does that is blocked so: {@code sleeping}, {@code waiting for task 7}, {@code blocked (lock)}. */
    static String doing(Snapshot snapshot, String name, int awaited) {
        if (awaited != 0) {
            return "waiting for " + snapshot.taskLabel(awaited);
        }
        if (name.startsWith("waits ")) {
            return "waiting " + name.substring("waits ".length());
        }
        return name.equals("sleep") ? "sleeping" : name.isEmpty() ? "blocked" : "blocked (" + name + ")";
    }

    private static String where(Snapshot snapshot, Row row, int i) {
        int task = row.awaited(i);
        if (!snapshot.hasTask(task)) {
            return "";
        }
        boolean started = snapshot.taskState(task) != TaskState.QUEUED && snapshot.taskLane(task) != 0;
        if (!started) {
            return snapshot.taskState(task) == TaskState.CANCELLED
                    ? ", which was cancelled"
                    : ", which has not started";
        }
        long end = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        return snapshot.taskStarted(task) < end
                ? ", which ran on " + snapshot.laneName(snapshot.taskLane(task))
                : ", which was still queued";
    }

    private static String woken(Snapshot snapshot, Row row, int i) {
        OptionalInt by = wokenBy(snapshot, row, i);
        return by.isEmpty() ? "" : " " + snapshot.laneName(by.getAsInt()) + " unblocked it.";
    }
}
