package dev.gantry.ui.stacks;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.theme.Icon;

/** The tab with the flame graph. */
public final class StacksFeature extends TabFeature<StacksPanel> {
    private final StacksPanel panel;

    public StacksFeature(Context context) {
        super(context, "stacks", Icon.STACKS, 59, keys("Shortcut+Shift+T"), StacksPanel::new);
        panel = panel();
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, () -> isShown() && (panel.leaveField() || panel.out())));
    }
}
