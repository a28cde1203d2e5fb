package dev.gantry.ui.names;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.settings.RememberedColumns;
import dev.gantry.ui.theme.Icon;

/** The tab with a table by name. */
public final class NamesFeature extends TabFeature<NamesPanel> {
    private final NamesPanel panel;
    private final RememberedColumns columns;

    public NamesFeature(Context context) {
        super(context, "names", Icon.NAMES, 58, keys("Shortcut+Shift+N"), NamesPanel::new);
        panel = panel();
        columns = new RememberedColumns(context.settings(), panel.table());
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, panel::leaveField), new Escape(Escape.Layer.BAR, panel::unpick));
    }

    @Override
    public void remember() {
        columns.keep(panel.texts());
    }
}
