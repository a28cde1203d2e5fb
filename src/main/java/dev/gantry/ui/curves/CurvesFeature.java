package dev.gantry.ui.curves;

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

/** The curves of an executor, while the user wants to see them. */
public final class CurvesFeature implements Feature {
    private final Context context;
    private final CurvesPanel panel;

    public CurvesFeature(Context context) {
        this.context = context;
        panel = new CurvesPanel(context);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("curves", Group.READING, 157).keys(typed("u")).when(context::isRecorded)
                .does(panel::toggle));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.ABOVE_CHART, panel));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.BAR, panel::close));
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
    public void close() {
        panel.cancel();
    }
}
