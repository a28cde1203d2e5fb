package dev.gantry.ui.table;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.settings.RememberedColumns;
import dev.gantry.ui.theme.Icon;

/** A tab with a table: that of tasks or that of slices. */
public final class TableFeature implements Feature {
    private final String name;
    private final Icon icon;
    private final TablePanel panel;
    private final RememberedColumns columns;

    private TableFeature(Context context, String name, Icon icon, TablePanel panel) {
        this.name = name;
        this.icon = icon;
        this.panel = panel;
        columns = new RememberedColumns(context.settings(), panel.table);
    }

    /** The table of tasks. */
    public static TableFeature tasks(Context context) {
        return new TableFeature(context, "tasks", Icon.TASKS, new TasksPanel(context));
    }

    /** The table of slices. */
    public static TableFeature slices(Context context) {
        return new TableFeature(context, "slices", Icon.TABLE, new SlicesPanel(context));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(name, icon, panel));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, () -> panel.filter.leave(panel.table)));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }

    @Override
    public void seen() {
        panel.seen();
    }

    @Override
    public void remember() {
        columns.keep(panel.texts());
    }
}
