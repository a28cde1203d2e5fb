package dev.gantry.ui.parameters;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** The chosen lesson's parameters, below the library. */
public final class ParametersFeature implements Feature {
    private final ParametersPanel panel;

    public ParametersFeature(Context context) {
        panel = new ParametersPanel(context);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.LEFT, panel));
    }

    @Override
    public boolean take() {
        return panel.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
