package dev.gantry.ui;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Run;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.timeline.Chart;

/** Takes the news of each frame and lets the view follow them. */
final class Follower implements Intake {
    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Chart chart;
    private Run run;
    private Snapshot seen;
    private boolean live;

    Follower(Session session, Pointer pointer, Navigation navigation, Chart chart) {
        this.session = session;
        this.pointer = pointer;
        this.navigation = navigation;
        this.chart = chart;
    }

    @Override
    public boolean take() {
        boolean more = session.take();
        Snapshot current = session.snapshot();
        Run last = session.last().orElse(null);
        if (last != run) {
            run = last;
            pointer.clear();
            chart.restart();
            navigation.restart(current);
            seen = null;
        }
        if (current != seen || live != session.isLive()) {
            seen = current;
            live = session.isLive();
            navigation.recorded(current, live);
        }
        return more;
    }
}
