package dev.gantry.ui.toolbar;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;

/** The row of buttons at the top, and the commands that run a program and stop it. */
public final class ToolbarFeature implements Feature {
    private final Context context;
    private ToolbarPanel panel;

    public ToolbarFeature(Context context) {
        this.context = context;
    }

    @Override
    public List<Command> commands() {
        Session session = context.session();
        return List.of(
                Command.of("run", Group.RUNNING, 10).keys(keys("F5"), keys("Shortcut+R"))
                        .when(() -> !session.isLive() && session.obstacle().isEmpty()).does(this::run),
                Command.of("stop", Group.RUNNING, 20).keys(keys("Shift+F5")).when(session::isLive)
                        .does(session::stop),
                Command.of("pause", Group.RUNNING, 40).keys(keys("Space"))
                        .when(() -> session.isLive() || session.isPaused())
                        .does(() -> session.pause(!session.isPaused())));
    }

    private void run() {
        context.focus().toChart();
        context.session().run(); // may ask, and then has the focus
    }

    @Override
    public List<Placement> placements() {
        panel = new ToolbarPanel(context);
        return List.of(Placement.at(Place.TOOLS, panel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
