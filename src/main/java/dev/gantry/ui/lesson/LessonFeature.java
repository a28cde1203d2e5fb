package dev.gantry.ui.lesson;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.command.Scope;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.explain.Selection;

/** The tab with what the lesson says and asks. */
public final class LessonFeature extends TabFeature<LessonPanel> {
    private final Context context;
    private boolean left;

    public LessonFeature(Context context) {
        super(context, "lesson", Icon.LESSON, 5, keys("Shortcut+Shift+L"), LessonPanel::new);
        this.context = context;
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(super.commands());
        all.add(Command.of("lesson-lane", Group.READING, 240).keys(keys("Enter")).in(Scope.LANE)
                .when(() -> context.chart().pick().isOn() && lane() != 0)
                .does(() -> context.chart().pick().take(lane())));
        return all;
    }

    private int lane() {
        return context.pointer().selection() instanceof Selection.OfLane(int lane) ? lane : 0;
    }

    @Override
    public List<Escape> escapes() {
        List<Escape> all = new ArrayList<>(super.escapes());
        all.add(new Escape(Escape.Layer.FIELD, () -> {
            context.pump().mark(Reason.HOVER);
            return context.chart().pick().cancel();
        }));
        return all;
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.LESSON)) {
            giveWay();
        }
        super.show(reasons);
    }

    /** What is of no lesson is better looked at in another tab; the next lesson has this one back. */
    private void giveWay() {
        boolean none = context.session().runnable().isEmpty();
        if (none && isShown()) {
            left = true;
            context.tabs().show(context.session().file().isEmpty() ? "code" : "names");
        } else if (!none && left) {
            left = false;
            bring();
        }
    }
}
