package dev.gantry.ui.code;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Tabs;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** The tab with the source of what ran. */
public final class CodeFeature implements Feature {
    private final CodePanel panel;
    private final Tabs tabs;

    public CodeFeature(Context context) {
        panel = new CodePanel(context);
        tabs = context.tabs();
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("edit", Group.RUNNING, 12).keys(keys("F4")).when(panel::canEdit).does(() -> {
            tabs.show("code");
            panel.toggleEditing();
        }));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab("code", Icon.CODE, panel));
    }

    /** The line that is lit, from 1; 0 if none is. */
    public int litLine() {
        return panel.litLine();
    }

    @Override
    public void close() {
        panel.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
