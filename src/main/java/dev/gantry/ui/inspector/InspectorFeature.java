package dev.gantry.ui.inspector;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** Inspector of the selection, beside the chart. */
public final class InspectorFeature implements Feature {
    private final InspectorPanel panel;

    public InspectorFeature(Context context) {
        panel = new InspectorPanel(context);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.RIGHT, panel));
    }

    @Override
    public boolean take() {
        return panel.take();
    }

    @Override
    public void close() {
        panel.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
