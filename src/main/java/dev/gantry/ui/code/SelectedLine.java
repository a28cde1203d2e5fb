package dev.gantry.ui.code;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.Selection;

/** Source line of what is selected. */
final class SelectedLine {
    private SelectedLine() {}

    /**
     * The line that submitted the selected task; where a slice or a lane without one waits or runs, at its end.
     * {@link LineNow#UNKNOWN} if none is known.
     */
    static LineNow of(Snapshot snapshot, Pointer pointer) {
        return switch (pointer.selection()) {
            case Selection.OfTask(int task) -> LineNow.ofTask(snapshot, task);
            case Selection.OfSlice(int lane, int depth, int index) when snapshot.lane(lane) != null ->
                ofSlice(snapshot, snapshot.lane(lane), snapshot.lane(lane).row(depth), index);
            case Selection.OfLane(int lane) when snapshot.lane(lane) != null ->
                LineNow.at(snapshot, snapshot.lane(lane), snapshot.horizon());
            default -> LineNow.UNKNOWN;
        };
    }

    /** A lane tells its line right before it blocks; while it runs, the last that it told is nearest to the end. */
    private static LineNow ofSlice(Snapshot snapshot, Lane lane, Row row, int index) {
        boolean runs = row.state(index) == State.RUNNING;
        long time = runs ? Math.max(row.start(index), row.end(index) - 1) : row.start(index);
        return LineNow.at(snapshot, lane, Math.min(time, snapshot.horizon()));
    }
}
