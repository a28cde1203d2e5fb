package dev.gantry.ui.statistics;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** The tab with the figures of the chosen area. */
public final class StatisticsFeature implements Feature {
    private static final String NAME = "statistics";

    private final Context context;
    private final StatisticsPanel panel;

    public StatisticsFeature(Context context) {
        this.context = context;
        panel = new StatisticsPanel(context, () -> context.tabs().isShown(NAME));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("statistics", Group.READING, 60).keys(keys("Shortcut+B"))
                .does(() -> context.tabs().show(NAME)));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.STATISTICS, panel));
    }

    @Override
    public boolean take() {
        return panel.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }

    @Override
    public void seen() {
        context.pump().mark(Reason.SIZE);
    }
}
