package dev.gantry.ui.table;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.settings.RememberedColumns;
import dev.gantry.ui.theme.Icon;

/** The tab with the table of slices. */
public final class SlicesFeature implements Feature {
    private static final String NAME = "slices";

    private final SlicesPanel panel;
    private final RememberedColumns columns;

    public SlicesFeature(Context context) {
        panel = new SlicesPanel(context, () -> context.tabs().isShown(NAME));
        columns = new RememberedColumns(context.settings(), panel.table());
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.TABLE, panel));
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
