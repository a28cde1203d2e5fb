package dev.gantry.ui.lesson;

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

/** The tab with what the lesson says and asks. */
public final class LessonFeature implements Feature {
    private static final String NAME = "lesson";

    private final Context context;
    private final LessonPanel panel;
    private boolean left;

    public LessonFeature(Context context) {
        this.context = context;
        panel = new LessonPanel(context, () -> context.tabs().isShown(NAME));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("lesson", Group.READING, 5).keys(keys("Shortcut+Shift+L")).does(() -> {
            context.tabs().show(NAME);
            panel.focusFirst();
        }));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(NAME, Icon.LESSON, panel));
    }

    @Override
    public boolean take() {
        return panel.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.LESSON)) {
            giveWay();
        }
        panel.show(reasons);
    }

    /** What is of no lesson is better looked at in another tab; the next lesson has this one back. */
    private void giveWay() {
        boolean none = context.session().runnable().isEmpty();
        if (none && context.tabs().isShown(NAME)) {
            left = true;
            context.tabs().show(context.session().file().isPresent() ? "slices" : "code");
        } else if (!none && left) {
            left = false;
            context.tabs().show(NAME);
        }
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
