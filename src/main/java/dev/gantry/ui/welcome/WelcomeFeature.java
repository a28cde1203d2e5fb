package dev.gantry.ui.welcome;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/**
 * What is over the chart while it is empty: what the lesson shows, and a button that runs it; then what starts, until
 * there is something to see.
 */
public final class WelcomeFeature implements Feature {
    private final WelcomePanel panel;
    private final StartingPanel starting;

    public WelcomeFeature(Context context) {
        panel = new WelcomePanel(context);
        starting = new StartingPanel(context.session());
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.OVER_CHART, panel), Placement.at(Place.OVER_CHART, starting));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
        starting.show(reasons);
    }

    @Override
    public boolean focusFirst() {
        boolean wanted = panel.isVisible();
        if (wanted) {
            panel.focusRun();
        }
        return wanted;
    }
}
