package dev.gantry.view.explain;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Explanation of idle time on a lane, as far as the recording proves it. What it does not prove is not said. */
public final class WhyIdle {
    private static final int MOST_READ = 100_000;
    private static final int FEW = 10;

    private WhyIdle() {}

    /**
     * The gap between slices that holds this time: from the end of one, or the lane's opening, to the start of the
     * next, or the lane's end. Outside of the lane's life, the time before or after.
     */
    public static Selection.OfGap gap(Snapshot snapshot, int id, long time) {
        Lane lane = snapshot.lane(id);
        if (lane == null || time < lane.opened()) {
            return new Selection.OfGap(id, Math.min(time, snapshot.first()), lane == null ? time : lane.opened());
        }
        if (lane.closed() != Trace.NONE && time >= lane.closed()) {
            return new Selection.OfGap(id, lane.closed(), Long.MAX_VALUE);
        }
        long end = lane.closed() == Trace.NONE ? Long.MAX_VALUE : lane.closed();
        if (lane.depth() == 0) {
            return new Selection.OfGap(id, lane.opened(), end);
        }
        Row row = lane.row(0);
        int next = row.firstEndingAfter(time);
        long from = next == 0 ? lane.opened() : row.end(next - 1);
        return new Selection.OfGap(id, from, next < row.size() ? row.start(next) : end);
    }

    /** One sentence. */
    public static String sentence(Snapshot snapshot, Selection.OfGap gap) {
        Lane lane = snapshot.lane(gap.lane());
        if (lane == null) {
            return Phrases.of("idle.no-lane");
        }
        if (gap.end() <= lane.opened()) {
            return lane.role() == LaneRole.WORKER
                    ? Phrases.of("idle.worker-not-yet")
                    : Phrases.of("idle.not-yet", what(lane));
        }
        if (lane.closed() != Trace.NONE && gap.start() >= lane.closed()) {
            return Phrases.of("idle.ended", what(lane));
        }
        if (lane.kind().isCoroutine() || lane.switches() > 0) {
            return WhySuspended.gap(snapshot, lane, gap);
        }
        if (lane.role() != LaneRole.WORKER) {
            return Phrases.of("idle.nothing");
        }
        return worker(snapshot, lane, gap);
    }

    private static String what(Lane lane) {
        return Phrases.of("kind." + lane.kind().id());
    }

    private static String worker(Snapshot snapshot, Lane lane, Selection.OfGap gap) {
        ExecutorEntry executor = executor(snapshot, lane);
        if (executor == null) {
            return Phrases.of("idle.no-task");
        }
        Counter queue = executor.queue();
        long end = Math.min(gap.end(), snapshot.horizon());
        int i = queue.from(gap.start() + 1);
        long waiting = i == 0 ? 0 : queue.value(i - 1);
        long since = gap.start();
        long longest = 0;
        long queued = 0;
        for (int read = 0; i < queue.size() && queue.time(i) < end; i++, read++) {
            if (read == MOST_READ) {
                return Phrases.of("idle.too-often", executor.name());
            }
            longest = waiting > 0 ? Math.max(longest, queue.time(i) - since) : longest;
            queued += waiting > 0 ? queue.time(i) - since : 0;
            waiting = queue.value(i);
            since = queue.time(i);
        }
        longest = waiting > 0 ? Math.max(longest, end - since) : longest;
        queued += waiting > 0 ? end - since : 0;
        String others = queued < (end - gap.start()) / FEW
                ? AllWaiting.sentence(snapshot, lane.id(), gap.start(), end)
                : "";
        if (longest == 0) {
            return others.isEmpty()
                    ? Phrases.of("idle.none", executor.name())
                    : Phrases.of("idle.none.others", others);
        }
        if (!others.isEmpty()) {
            return Phrases.of("idle.only", Durations.text(queued), others);
        }
        return Phrases.of("idle.waited", executor.name(), Durations.text(longest));
    }

    /** The executor that this worker works for: that of a task it ran, or the only one of its process. */
    private static ExecutorEntry executor(Snapshot snapshot, Lane lane) {
        if (lane.depth() > 0) {
            Row row = lane.row(0);
            for (int i = 0; i < Math.min(8, row.size()); i++) {
                if (snapshot.hasTask(row.task(i))) {
                    int id = snapshot.task(row.task(i)).executor();
                    if (id > 0 && id <= snapshot.executors().size()) {
                        return snapshot.executors().get(id - 1);
                    }
                }
            }
        }
        ExecutorEntry only = null;
        for (ExecutorEntry executor : snapshot.executors()) {
            if (executor.lane() == lane.parent()) {
                if (only != null) {
                    return null;
                }
                only = executor;
            }
        }
        return only;
    }
}
