package dev.gantry.ui.claims;

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

/** The tab with claims about the recording. */
public final class ClaimsFeature implements Feature {
    private static final String NAME = "claims";

    private final Context context;
    private final ClaimsPanel panel;

    public ClaimsFeature(Context context) {
        this.context = context;
        panel = new ClaimsPanel(context, () -> context.tabs().isShown(NAME));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("claims", Group.READING, 65).keys(keys("Shortcut+J")).does(() -> {
            context.tabs().show(NAME);
            panel.type();
        }));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.CHECK, panel));
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
