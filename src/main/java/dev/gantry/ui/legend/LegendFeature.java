package dev.gantry.ui.legend;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** The states below the chart, and the commands that let one after the other stand out. */
public final class LegendFeature implements Feature {
    private final Context context;
    private final LegendPanel panel;

    public LegendFeature(Context context) {
        this.context = context;
        panel = new LegendPanel(context);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("colours", Group.READING, 105).keys(keys("Shortcut+Shift+K"))
                        .does(() -> panel.colours().next()),
                Command.of("state-next", Group.READING, 110).keys(keys("C")).when(context::isRecorded)
                        .does(() -> panel.step(true)),
                Command.of("state-previous", Group.READING, 120).keys(keys("Shift+C")).when(context::isRecorded)
                        .does(() -> panel.step(false)));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.BELOW_CHART, panel));
    }

    @Override
    public boolean take() {
        return panel.colours().take();
    }

    @Override
    public void close() {
        panel.colours().close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
