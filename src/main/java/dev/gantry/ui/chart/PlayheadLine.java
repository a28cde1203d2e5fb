package dev.gantry.ui.chart;

import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.view.explain.LaneNow;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.Selection;

/** Source line at the playhead of a replay. */
public final class PlayheadLine {
    private final Session session;
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;

    public PlayheadLine(Session session, Chart chart, Pointer pointer, Navigation navigation) {
        this.session = session;
        this.chart = chart;
        this.pointer = pointer;
        this.navigation = navigation;
    }

    /** Whether something is replayed. */
    public boolean isOn() {
        return navigation.playhead().isOn();
    }

    /**
     * Source line of the selected lane at the playhead, else of the lane whose task started last; empty while nothing
     * is replayed.
     */
    public Optional<LineNow> now() {
        if (!isOn()) {
            return Optional.empty();
        }
        Snapshot snapshot = session.snapshot();
        long time = navigation.playhead().time().getAsLong();
        Lane lane = snapshot.lane(selectedLane(snapshot));
        if (lane == null) {
            int last = LaneNow.lastStarted(snapshot, chart.layout(), time);
            lane = last == 0 ? null : snapshot.lane(snapshot.taskLane(last));
        }
        return Optional.of(lane == null ? LineNow.UNKNOWN : LineNow.at(snapshot, lane, time));
    }

    private int selectedLane(Snapshot snapshot) {
        return switch (pointer.selection()) {
            case Selection.OfLane(int lane) -> lane;
            case Selection.OfSlice(int lane, int _, int _) -> lane;
            case Selection.OfGap(int lane, long _, long _) -> lane;
            case Selection.OfTask(int task) when snapshot.hasTask(task) -> snapshot.taskLane(task);
            default -> 0;
        };
    }
}
