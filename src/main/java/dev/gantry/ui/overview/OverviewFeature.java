package dev.gantry.ui.overview;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** The strip with the whole recording, above the chart. */
public final class OverviewFeature implements Feature {
    private final OverviewPanel panel;

    public OverviewFeature(Context context) {
        panel = new OverviewPanel(context);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.ABOVE_CHART, panel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
