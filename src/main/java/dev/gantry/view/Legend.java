package dev.gantry.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
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
            new Entry(Style.BLOCKING, "blocks others",
                    "It holds its thread and waits, and the coroutines that share the thread cannot run."),
            new Entry(Style.CALLBACK, "callback", "It runs the done-callback of a task."),
            new Entry(Style.QUEUED, "queued", "Tasks wait for a worker."),
            new Entry(Style.IDLE, "idle", "A worker without a task."),
            new Entry(Style.FAILED, "failed", "The end of a task that threw."),
            new Entry(Style.SENDING, "sending", "It serialises and sends a task or a result to another process."),
            new Entry(Style.READY, "ready", "A coroutine that could run and is not running."),
            new Entry(Style.SUSPENDED, "suspended", "A coroutine that gave its thread away."));

    /** Bars that stand for more than one slice; no state of its own. */
    public static final Entry SEVERAL = new Entry(Style.RUNNING, "several",
            "Dots: several slices in one place, in the colour of the state that took most. The filled part is how much of "
                    + "the time they used.");

    private static final Set<Style> OF_COROUTINES = EnumSet.of(Style.READY, Style.SUSPENDED,
            Style.BLOCKING);

    private Legend() {}

    /** Every state. */
    public static List<Entry> all() {
        return ENTRIES;
    }

    /** The states that may occur in this recording: those of coroutines, and sending, only where it has such lanes. */
    public static List<Entry> of(Snapshot snapshot) {
        int processes = 0;
        boolean coroutines = false;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null) {
                processes += lane.kind() == LaneKind.PROCESS ? 1 : 0;
                coroutines |= lane.kind().isCoroutine();
            }
        }
        boolean sends = processes > 1;
        boolean switches = coroutines;
        return ENTRIES.stream()
                .filter(entry -> sends || entry.style() != Style.SENDING)
                .filter(entry -> switches || !OF_COROUTINES.contains(entry.style()))
                .toList();
    }

    /** Fills a frame with a sample of this entry and nothing around it. */
    public static void sample(Entry entry, int width, int height, Frame into) {
        into.begin(width, height, new TimeScale(0, width, 0, width), 0, 0);
        sample(entry, 0, 0, width, height, into.rects());
    }

    static void sample(Entry entry, int x, int y, int width, int height, Rects into) {
        if (entry == SEVERAL) {
            into.add(x, y, width, height, entry.style(), Rects.MERGED, 0, -1, 0, 0, 0.6);
        } else {
            into.add(x, y, width, height, entry.style());
        }
    }
}
