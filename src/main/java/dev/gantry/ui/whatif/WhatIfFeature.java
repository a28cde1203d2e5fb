package dev.gantry.ui.whatif;

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

/** The tab that predicts runs. */
public final class WhatIfFeature implements Feature {
    private static final String NAME = "whatif";

    private final Context context;
    private final WhatIfPanel panel;

    public WhatIfFeature(Context context) {
        this.context = context;
        panel = new WhatIfPanel(context, () -> context.tabs().isShown(NAME));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("whatif", Group.READING, 67).keys(keys("Shortcut+U")).does(() -> {
            context.tabs().show(NAME);
            panel.enter();
        }));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.WHAT_IF, panel));
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

    @Override
    public void close() {
        panel.close();
    }
}
