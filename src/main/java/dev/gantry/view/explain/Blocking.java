package dev.gantry.view.explain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/**
 * Blocking calls in coroutines: a coroutine that blocks its thread blocks all coroutines that share it. A wait that
 * begins or ends with a switch is none of them, because it gave its thread away. Nor is that of an event loop, for I/O
 * or a timer, on the thread's own lane with no task or callback around it: it ends as soon as one of them can go on.
 */
public final class Blocking {
    private static final int MOST_READ = 16;
    private static final Set<String> OF_LOOPS = Stream.of("io", "io-or-timer", "timer", "thread")
            .map(code -> Message.say(code).text()).collect(Collectors.toUnmodifiableSet());

    private Blocking() {}

    /** How many coroutines of the same thread cannot run while this slice lasts; 0 if it does not block its thread. */
    public static int others(Snapshot snapshot, Lane lane, Row row, int slice) {
        if (row.state(slice) != State.BLOCKED) {
            return 0;
        }
        Lane thread = thread(snapshot, lane);
        if (!hasCoroutines(thread) || isOfLoop(snapshot, lane, row, slice) || thread.isSwitchedAt(row.start(slice))
                || !row.isOpen(slice) && thread.isSwitchedAt(row.end(slice))) {
            return 0;
        }
        CoroutineCounts crowd = thread.coroutineCounts();
        int itself = lane.kind().isCoroutine() ? 1 : 0;
        return Math.max(0, crowd.count(crowd.at(row.start(slice)), CoroutineCounts.ALIVE) - itself);
    }

    /** The same for the first of these slices that blocks others, as far as a few of them tell. */
    public static int others(Snapshot snapshot, Lane lane, Row row, int first, int count) {
        if (!hasCoroutines(thread(snapshot, lane))) {
            return 0;
        }
        int others = 0;
        for (int i = first; others == 0 && i < first + Math.min(count, MOST_READ); i++) {
            others = others(snapshot, lane, row, i);
        }
        return others;
    }

    /** Such as {@code blocks 3 others}. */
    public static String text(int others) {
        return Phrases.count("bar.blocks", others);
    }

    /** The thread that the lane holds; null for a coroutine that shares none with those beside it. */
    private static Lane thread(Snapshot snapshot, Lane lane) {
        if (!lane.kind().isCoroutine()) {
            return lane.kind() == LaneKind.THREAD ? lane : null;
        }
        Lane holder = snapshot.lane(lane.parent());
        return holder != null && !holder.kind().isHolder() && holder.role() != LaneRole.GROUP ? holder : null;
    }

    private static boolean isOfLoop(Snapshot snapshot, Lane lane, Row row, int slice) {
        return !lane.kind().isCoroutine() && OF_LOOPS.contains(snapshot.name(row.name(slice)))
                && (row.depth() == 0 || row.depth() == 1 && isBare(lane.row(0), row.start(slice)));
    }

    /** Whether the thread runs there, and neither a task nor a callback. */
    private static boolean isBare(Row outer, long time) {
        int around = outer.at(time);
        return around >= 0 && outer.state(around) == State.RUNNING && outer.task(around) == 0;
    }

    private static boolean hasCoroutines(Lane thread) {
        return thread != null && thread.coroutineCounts().size() > 0;
    }
}
