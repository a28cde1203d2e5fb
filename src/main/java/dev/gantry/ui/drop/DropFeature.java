package dev.gantry.ui.drop;

import java.util.List;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** Drag and drop: opens or compares recordings that are dropped on the window, and asks how to run a program. */
public final class DropFeature implements Feature {
    private final Context context;

    public DropFeature(Context context) {
        this.context = context;
    }

    @Override
    public List<Placement> placements() {
        DropTarget target = new DropTarget(context);
        target.listenTo(context.scene());
        return List.of(Placement.at(Place.OVERLAY, target));
    }
}
