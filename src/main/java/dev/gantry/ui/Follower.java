package dev.gantry.ui;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Notes;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Run;
import dev.gantry.ui.session.Search;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.View;

/** Takes the news of each frame and lets the view follow them. */
final class Follower implements Intake {
    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Chart chart;
    private final Search search;
    private final Map<Run, View> left = new WeakHashMap<>();
    private Run run;
    private Snapshot seen;
    private Annotations told = Annotations.NONE;
    private boolean live;

    Follower(Session session, Pointer pointer, Navigation navigation, Chart chart, Search search) {
        this.session = session;
        this.pointer = pointer;
        this.navigation = navigation;
        this.chart = chart;
        this.search = search;
    }

    @Override
    public boolean take() {
        boolean more = session.take();
        Snapshot current = session.snapshot();
        Run last = session.last().orElse(null);
        if (last != run) {
            if (run != null) {
                left.put(run, navigation.view());
            }
            run = last;
            pointer.clear();
            chart.restart();
            navigation.restart(current, Optional.ofNullable(left.get(last)));
            told = left.containsKey(last) ? written() : Annotations.NONE;
            seen = null;
        }
        if (current != seen || live != session.isLive()) {
            seen = current;
            live = session.isLive();
            navigation.recorded(current, live);
        }
        notes();
        return more | search.take() | navigation.play() | chart.take();
    }

    /** Shows what is written in the file, also while it is read, unless the user has written meanwhile; tells the run. */
    private void notes() {
        Notes notes = navigation.notes();
        Annotations written = written();
        if (!written.equals(told) && notes.all().equals(told)) {
            notes.restore(written);
        }
        told = written;
        if (run != null) {
            run.annotate(notes.all());
        }
    }

    private Annotations written() {
        return session.file().map(file -> file.about().annotations()).orElse(Annotations.NONE);
    }
}
