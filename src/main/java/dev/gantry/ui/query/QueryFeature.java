package dev.gantry.ui.query;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** The tab where the recording is asked with SQL. */
public final class QueryFeature implements Feature {
    private static final String NAME = "query";

    private final Context context;
    private final QueryPanel panel;

    public QueryFeature(Context context) {
        this.context = context;
        panel = new QueryPanel(context, () -> context.tabs().isShown(NAME));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("query", Group.READING, 66).keys(keys("Shortcut+Shift+J")).does(() -> {
            context.tabs().show(NAME);
            panel.type();
        }));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.QUERY, panel));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, panel::leaveField));
    }

    @Override
    public boolean take() {
        return panel.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show();
    }

    @Override
    public void seen() {
        context.pump().mark(Reason.SIZE);
    }

    @Override
    public void close() {
        panel.close();
    }
}
