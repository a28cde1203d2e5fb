package dev.gantry.ui.table;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.settings.RememberedColumns;
import dev.gantry.ui.theme.Icon;

/** The tab with the table of tasks. */
public final class TasksFeature implements Feature {
    private static final String NAME = "tasks";

    private final TasksPanel panel;
    private final RememberedColumns columns;

    public TasksFeature(Context context) {
        panel = new TasksPanel(context, () -> context.tabs().isShown(NAME));
        columns = new RememberedColumns(context.settings(), panel.table());
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.TASKS, panel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }

    @Override
    public void seen() {
        panel.update();
    }

    @Override
    public void remember() {
        columns.keep();
    }
}
