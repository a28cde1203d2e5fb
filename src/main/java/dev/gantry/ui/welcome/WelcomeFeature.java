package dev.gantry.ui.welcome;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** Welcome panel: what the lesson shows, and a button that runs it, while nothing has been recorded. */
public final class WelcomeFeature implements Feature {
    private final WelcomePanel panel;

    public WelcomeFeature(Context context) {
        panel = new WelcomePanel(context);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.OVER_CHART, panel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
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
