package dev.gantry.view.explain;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

/**
 * Source line of a lane at one time, as far as the recording knows.
 *
 * <p>Lines are recorded where the program calls something that tells of itself, so between two of them only the last
 * one is known, and only while the piece of work goes on that it belongs to. A line is recorded right before the lane
 * blocks: that one is exact. It may be left out where the lane has told the same line before: then it is known that the
 * lane was seen there last, and no more.
 *
 * @param how what the line has to do with the lane then
 * @param site the line, as {@code class:line}; empty if none is known
 */
public record LineNow(How how, String site) {
    /** What a line has to do with a lane. */
    public enum How {
        /** It runs on from there. */
        RUNNING,
        /** It waits there, and holds its thread. */
        BLOCKED,
        /** It has given its thread away, there or after it. */
        SUSPENDED,
        /** It was there last, as far as is known: perhaps in another task, or before it did what it does now. */
        SEEN,
        /** Its task was handed over there: where the task itself is, is not known. */
        SUBMITTED
    }

    /** No line is known. */
    public static final LineNow UNKNOWN = new LineNow(How.SUBMITTED, "");

    /** Where a lane is at this time: its own last line, else the one that submitted its task. */
    public static LineNow at(Snapshot snapshot, Lane lane, long time) {
        LaneNow now = LaneNow.at(snapshot, lane, time);
        int last = lane.firstLineFrom(time + 1) - 1;
        if (last < 0 || lane.lineText(last) == 0) {
            return ofTask(snapshot, now.task());
        }
        String site = snapshot.name(lane.lineText(last));
        long since = since(snapshot, lane, now, time);
        if (lane.lineTime(last) >= since) {
            return new LineNow(now.state().map(LineNow::how).orElse(How.SEEN), site);
        }
        return hasBlocked(lane, since, time) ? new LineNow(How.SEEN, site) : ofTask(snapshot, now.task());
    }

    /** The line that submitted the task; {@link #UNKNOWN} if none is recorded, or there is no such task. */
    public static LineNow ofTask(Snapshot snapshot, int task) {
        String site = snapshot.hasTask(task) ? snapshot.task(task).site() : "";
        return site.isEmpty() ? UNKNOWN : new LineNow(How.SUBMITTED, site);
    }

    /** When the piece of work began that the lane is in, {@link Long#MAX_VALUE} if it is in none. */
    private static long since(Snapshot snapshot, Lane lane, LaneNow now, long time) {
        // its slices end at each switch, its work goes on
        if (lane.kind().isCoroutine() || lane.kind().isHolder()) {
            return snapshot.hasTask(now.task()) ? snapshot.taskStarted(now.task()) : lane.opened();
        }
        boolean isPlain = lane.kind() == LaneKind.THREAD && lane.role() == LaneRole.PLAIN && lane.isThere(time);
        long since = isPlain ? lane.opened() : Long.MAX_VALUE; // such a thread is in its own function all the time
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int i = row.at(time);
            since = i >= 0 && row.state(i).isWork() ? row.start(i) : since;
        }
        return since;
    }

    /** Whether the lane has blocked from the one time to the other, and so told its line if that was another. */
    private static boolean hasBlocked(Lane lane, long from, long to) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int i = row.firstStartingAt(to + 1) - 1;
            if (i >= 0 && row.start(i) >= from && row.state(i) == State.BLOCKED) {
                return true;
            }
        }
        return false;
    }

    private static How how(State state) {
        return switch (state) {
            case BLOCKED -> How.BLOCKED;
            case SUSPENDED, READY -> How.SUSPENDED;
            default -> How.RUNNING;
        };
    }
}
