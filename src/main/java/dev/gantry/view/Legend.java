package dev.gantry.view;

import java.util.List;

import dev.gantry.trace.Snapshot;

/** What the colours and patterns mean, in the order in which they are shown. */
public final class Legend {
    /**
     * One line of it.
     *
     * @param style how it looks
     * @param name what it is called
     * @param meaning one sentence
     */
    public record Entry(Style style, String name, String meaning) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry(Style.RUNNING, "running", "The lane runs a task."),
            new Entry(Style.BLOCKED, "blocked",
                    "It holds its thread and waits: sleep, I/O, a lock, another task's result."),
            new Entry(Style.CALLBACK, "callback", "It runs the done-callback of a task."),
            new Entry(Style.QUEUED, "queued", "Tasks wait for a worker."),
            new Entry(Style.IDLE, "idle", "A worker without a task."),
            new Entry(Style.FAILED, "failed", "The end of a task that threw."),
            new Entry(Style.READY, "ready", "A coroutine that could run and is not running."),
            new Entry(Style.SUSPENDED, "suspended", "A coroutine that gave its thread away."));

    private static final List<Entry> OF_THREADS = ENTRIES.subList(0, 6);

    private Legend() {}

    /** Every state. */
    public static List<Entry> all() {
        return ENTRIES;
    }

    /** The states that may occur in this recording: those of coroutines only if there are any. */
    public static List<Entry> of(Snapshot snapshot) {
        for (int id = 1; id <= snapshot.lanes(); id++) {
            if (snapshot.lane(id) != null && snapshot.lane(id).kind().isCoroutine()) {
                return ENTRIES;
            }
        }
        return OF_THREADS;
    }

    /** Fills a frame with a sample of this style and nothing around it. */
    public static void sample(Style style, int width, int height, Frame into) {
        into.begin(width, height, new TimeScale(0, width, 0, width), 0, 0);
        into.rects().add(0, 0, width, height, style);
    }
}
