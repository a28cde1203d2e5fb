package dev.gantry.ui.path;

import static dev.gantry.ui.command.Stroke.typed;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** The critical path, while the user wants to see it. */
public final class PathFeature implements Feature {
    private final Context context;
    private final PathBar bar;

    public PathFeature(Context context) {
        this.context = context;
        bar = new PathBar(context);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("path", Group.READING, 155).keys(typed("q")).when(context::isRecorded)
                .does(bar::toggle));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.ABOVE_CHART, bar));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.BAR, bar::close));
    }

    @Override
    public boolean take() {
        return bar.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        bar.show(reasons);
    }

    @Override
    public void close() {
        bar.cancel();
    }
}
