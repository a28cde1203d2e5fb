package dev.gantry.ui.replay;

import java.util.OptionalLong;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Playhead;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.view.hit.Neighbours;

/** Actions of the replay's commands, and where a replay begins. */
final class Replay {
    private final Session session;
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Playhead playhead;

    Replay(Context context) {
        session = context.session();
        chart = context.chart();
        pointer = context.pointer();
        navigation = context.navigation();
        playhead = navigation.playhead();
    }

    boolean isOn() {
        return playhead.isOn();
    }

    /** Begins at what is looked at, at the left edge of what is shown if that is nothing; or leaves. */
    void toggle() {
        if (!leave()) {
            navigation.replay(start());
        }
    }

    /** Replays no more; says whether it did. */
    boolean leave() {
        boolean on = isOn();
        playhead.leave();
        return on;
    }

    /** Plays, or holds it. */
    void play() {
        playhead.play(!playhead.isPlaying());
    }

    /** Holds it at the next event of all lanes that are shown, or at the one before. */
    void step(boolean forth) {
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
    void edge(boolean last) {
        navigation.replayAt(last ? session.snapshot().horizon() : session.snapshot().first());
    }

    void faster(boolean faster) {
        playhead.speed(playhead.speed().next(faster));
    }

    /** Begins if it has not. */
    void begin() {
        if (!isOn()) {
            navigation.replay(start());
        }
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
