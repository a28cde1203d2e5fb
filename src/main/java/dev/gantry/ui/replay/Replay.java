package dev.gantry.ui.replay;

import java.util.Optional;
import java.util.OptionalLong;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Playhead;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.view.explain.LaneNow;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.hit.Neighbours;

/** What the commands of the replay do, and which line of the program it shows. */
public final class Replay {
    private final Session session;
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Playhead playhead;

    public Replay(Session session, Chart chart, Pointer pointer, Navigation navigation) {
        this.session = session;
        this.chart = chart;
        this.pointer = pointer;
        this.navigation = navigation;
        this.playhead = navigation.playhead();
    }

    public boolean isOn() {
        return playhead.isOn();
    }

    /** Begins at what is looked at, at the left edge of what is shown if that is nothing; or leaves. */
    public void toggle() {
        if (!leave()) {
            navigation.replay(start());
        }
    }

    /** Replays no more; says whether it did. */
    public boolean leave() {
        boolean on = isOn();
        playhead.leave();
        return on;
    }

    /** Plays, or holds it. */
    public void play() {
        playhead.play(!playhead.isPlaying());
    }

    /** Holds it at the next event of all lanes that are shown, or at the one before. */
    public void step(boolean forth) {
        playhead.play(false);
        Snapshot snapshot = session.snapshot();
        playhead.time().ifPresent(time -> {
            OptionalLong event = forth
                    ? Neighbours.next(snapshot, chart.layout(), time)
                    : Neighbours.previous(snapshot, chart.layout(), time);
            event.ifPresent(navigation::replayAt);
        });
    }

    /** Goes to the first record, or to the last. */
    public void edge(boolean last) {
        navigation.replayAt(last ? session.snapshot().horizon() : session.snapshot().first());
    }

    public void faster(boolean faster) {
        playhead.speed(playhead.speed().next(faster));
    }

    /** Where the selected lane is at the playhead, else the lane whose task started last; empty if it is off. */
    public Optional<LineNow> line() {
        if (!isOn()) {
            return Optional.empty();
        }
        Snapshot snapshot = session.snapshot();
        long time = playhead.time().getAsLong();
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

    private long start() {
        Snapshot snapshot = session.snapshot();
        int task = pointer.task();
        if (pointer.moment().isPresent()) {
            return pointer.moment().get().time();
        }
        if (snapshot.hasTask(task)) {
            boolean started = snapshot.taskStarted(task) != Trace.NONE;
            return started ? snapshot.taskStarted(task) : snapshot.taskSubmitted(task);
        }
        return navigation.viewport().start();
    }
}
