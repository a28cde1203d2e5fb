package dev.gantry.view.explain;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;

/**
 * Source line of a lane at one time, as far as the recording knows.
 *
 * <p>Lines are recorded where the program calls something that tells of itself, so between two of them only the last
 * one is known, and only while the piece of work goes on that it belongs to. A line is recorded right before the lane
 * blocks: that one is exact.
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
        /** Its task was handed over there: where the task itself is, is not known. */
        SUBMITTED
    }

    /** No line is known. */
    public static final LineNow UNKNOWN = new LineNow(How.SUBMITTED, "");

    /** Where a lane is at this time: its own last line, else the one that submitted its task. */
    public static LineNow at(Snapshot snapshot, Lane lane, long time) {
        LaneNow now = LaneNow.at(snapshot, lane, time);
        int last = lane.firstLineFrom(time + 1) - 1;
        boolean known = last >= 0 && lane.lineText(last) != 0
                && lane.lineTime(last) >= since(snapshot, lane, now, time);
        if (known && now.state().isPresent()) {
            return new LineNow(how(now.state().get()), snapshot.name(lane.lineText(last)));
        }
        return ofTask(snapshot, now.task());
    }

    /** The line that submitted the task; {@link #UNKNOWN} if none is recorded, or there is no such task. */
    public static LineNow ofTask(Snapshot snapshot, int task) {
        String site = snapshot.hasTask(task) ? snapshot.task(task).site() : "";
        return site.isEmpty() ? UNKNOWN : new LineNow(How.SUBMITTED, site);
    }

    /** When the piece of work began that the lane is in, {@link Long#MAX_VALUE} if it is in none. */
    private static long since(Snapshot snapshot, Lane lane, LaneNow now, long time) {
        // its slices end at each switch, its work goes on
        if (lane.kind().isCoroutine() || lane.kind() == LaneKind.PROCESS) {
            return snapshot.hasTask(now.task()) ? snapshot.taskStarted(now.task()) : lane.opened();
        }
        long since = Long.MAX_VALUE;
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int i = row.at(time);
            since = i >= 0 && row.state(i).isWork() ? row.start(i) : since;
        }
        return since;
    }

    private static How how(State state) {
        return switch (state) {
            case BLOCKED -> How.BLOCKED;
            case SUSPENDED, READY -> How.SUSPENDED;
            default -> How.RUNNING;
        };
    }
}
