package dev.gantry.ui.code;

import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.ui.chart.PlayheadLine;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Site;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.Selection;

/**
 * Source lines of what is selected.
 *
 * @param main the line that counts; {@link LineNow#UNKNOWN} if none is known
 * @param other another line that has to do with it; {@link LineNow#UNKNOWN} if there is none
 * @param lane whose line it is, where that is not what is selected; else 0
 */
record SelectedLine(LineNow main, LineNow other, int lane) {
    private static final SelectedLine UNKNOWN = of(LineNow.UNKNOWN);

    /** Where a lane is, which is named. */
    static SelectedLine of(PlayheadLine.LaneLine at) {
        return new SelectedLine(at.line(), LineNow.UNKNOWN, at.lane());
    }

    static SelectedLine of(LineNow line) {
        return new SelectedLine(line, LineNow.UNKNOWN, 0);
    }

    /**
     * Of a task the line that submitted it, and where the chosen slice of it waits or runs. Of a slice or a lane
     * without a task where it waits or runs, at its end. A line that was asked for goes before.
     */
    static SelectedLine of(Snapshot snapshot, Pointer pointer) {
        if (pointer.line().isPresent()) {
            Site site = pointer.line().get();
            return of(new LineNow(LineNow.How.SEEN, site.className() + ":" + site.line()));
        }
        return switch (pointer.selection()) {
            case Selection.OfTask(int task) -> ofTask(snapshot, task, pointer.place());
            case Selection.OfSlice(int lane, int depth, int index) when snapshot.lane(lane) != null ->
                of(ofSlice(snapshot, snapshot.lane(lane), snapshot.lane(lane).row(depth), index));
            case Selection.OfLane(int lane) when snapshot.lane(lane) != null -> of(atEnd(snapshot, lane));
            case Selection.OfGap(int lane, long start, long _) when snapshot.lane(lane) != null ->
                of(LineNow.at(snapshot, snapshot.lane(lane), Math.max(start, snapshot.lane(lane).opened())));
            default -> UNKNOWN;
        };
    }

    /** Where the program's first thread is now; nothing when it has ended. */
    static SelectedLine ofMainThread(Snapshot snapshot) {
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && lane.kind() == LaneKind.THREAD) {
                return new SelectedLine(atEnd(snapshot, id), LineNow.UNKNOWN, id);
            }
        }
        return UNKNOWN;
    }

    private static SelectedLine ofTask(Snapshot snapshot, int task, Optional<Pointer.Place> place) {
        LineNow submitted = LineNow.ofTask(snapshot, task);
        Optional<LineNow> where = place.filter(at -> snapshot.lane(at.lane()) != null)
                .map(at -> ofSlice(snapshot, snapshot.lane(at.lane()), snapshot.lane(at.lane()).row(at.depth()),
                        at.index()))
                .filter(line -> line.how() != LineNow.How.SUBMITTED);
        return submitted.equals(LineNow.UNKNOWN)
                ? of(where.orElse(LineNow.UNKNOWN))
                : new SelectedLine(submitted, where.orElse(LineNow.UNKNOWN), 0);
    }

    private static LineNow atEnd(Snapshot snapshot, int lane) {
        return LineNow.at(snapshot, snapshot.lane(lane), snapshot.horizon());
    }

    /** A lane tells its line right before it blocks; while it runs, the last that it told is nearest to the end. */
    private static LineNow ofSlice(Snapshot snapshot, Lane lane, Row row, int index) {
        boolean runs = row.state(index) == State.RUNNING;
        long time = runs ? Math.max(row.start(index), row.end(index) - 1) : row.start(index);
        return LineNow.at(snapshot, lane, Math.min(time, snapshot.horizon()));
    }
}
