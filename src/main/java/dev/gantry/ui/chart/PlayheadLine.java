package dev.gantry.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.view.explain.LaneNow;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;

/** Source lines at the playhead of a replay. */
public final class PlayheadLine {
    /** So many lanes are asked where they are. */
    private static final int MOST = 200;

    private final Session session;
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;

    /** A lane, 0 for none, and the line where it is. */
    public record LaneLine(int lane, LineNow line) {}

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
    public Optional<LaneLine> now() {
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
        return Optional.of(lane == null
                ? new LaneLine(0, LineNow.UNKNOWN)
                : new LaneLine(lane.id(), LineNow.at(snapshot, lane, time)));
    }

    /** The lines of the lanes that the chart shows and that do something at the playhead, in the chart's order. */
    public List<LaneLine> all() {
        List<LaneLine> all = new ArrayList<>();
        Snapshot snapshot = session.snapshot();
        LaneLayout layout = chart.layout();
        long time = navigation.playhead().time().orElse(0);
        for (int line = layout.pinned(); isOn() && line < layout.size() && all.size() < MOST; line++) {
            Lane lane = snapshot.lane(layout.lane(line));
            boolean isLane = layout.kind(line) == LineKind.THREAD || layout.kind(line) == LineKind.COROUTINE;
            if (isLane && lane != null && lane.isThere(time)) {
                LineNow now = LineNow.at(snapshot, lane, time);
                if (!now.equals(LineNow.UNKNOWN)) {
                    all.add(new LaneLine(lane.id(), now));
                }
            }
        }
        return all;
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
