package dev.gantry.ui.stacks;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** The tab with the flame graph, and what leads to it where a chart has no bars. */
public final class StacksFeature extends TabFeature<StacksPanel> {
    private final Context context;
    private final StacksPanel panel;
    private NoBars strip;

    public StacksFeature(Context context) {
        super(context, "stacks", Icon.STACKS, 59, keys("Shortcut+Shift+T"), StacksPanel::new);
        this.context = context;
        panel = panel();
    }

    @Override
    public List<Placement> placements() {
        strip = new NoBars(context, context.commands().get("stacks"));
        List<Placement> all = new ArrayList<>(super.placements());
        all.add(Placement.at(Place.ABOVE_CHART, strip));
        return all;
    }

    @Override
    public void show(Set<Reason> reasons) {
        super.show(reasons);
        strip.show(reasons);
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, () -> isShown() && (panel.leaveField() || panel.out())));
    }
}
