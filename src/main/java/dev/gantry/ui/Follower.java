package dev.gantry.ui;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import dev.gantry.recording.Annotations;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Beside;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Notes;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.View;

/** Follow mode: takes the news of each frame and lets the view follow them. */
final class Follower implements Intake {
    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Chart chart;
    private final Beside beside;
    private final Map<Recording, View> left = new WeakHashMap<>();
    private Recording run;
    private Snapshot seen;
    private Annotations told = Annotations.NONE;
    private boolean live;

    Follower(Context context) {
        session = context.session();
        pointer = context.pointer();
        navigation = context.navigation();
        chart = context.chart();
        beside = context.beside();
    }

    @Override
    public boolean take() {
        boolean more = session.take();
        Snapshot current = session.snapshot();
        Recording last = session.last().orElse(null);
        if (run != null && last != run && session.isGrown(run)) { // its lanes, bars and times are what they were
            notes();
            run = last;
            chart.refresh();
            told = navigation.notes().all();
        } else if (last != run) {
            if (run != null) {
                notes();
                left.put(run, navigation.view());
            }
            run = last;
            pointer.clear();
            chart.restart();
            navigation.restart(current, Optional.ofNullable(left.get(last)));
            beside.restarted();
            told = navigation.notes().all();
            seen = null;
        }
        if (current != seen || live != session.isLive()) {
            if (seen != null) {
                pointer.follow(seen, current);
            }
            seen = current;
            live = session.isLive();
            navigation.recorded(current, live);
        }
        notes();
        return more | navigation.play() | chart.take() | beside.take();
    }

    /**
     * Notes that came with the recording: shows them, also while it is read, unless the user has written meanwhile;
     * passes the user's notes to the recording.
     */
    private void notes() {
        if (run == null) {
            return;
        }
        Notes notes = navigation.notes();
        if (notes.all().equals(told)) {
            notes.restore(run.annotations());
        } else {
            run.annotate(notes.all());
        }
        told = notes.all();
    }
}
