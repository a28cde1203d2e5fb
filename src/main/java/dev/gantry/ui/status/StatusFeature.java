package dev.gantry.ui.status;

import static dev.gantry.ui.command.Stroke.keys;

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

/** The line at the lower edge, and the card that says in sentences how far the picture can be trusted. */
public final class StatusFeature implements Feature {
    private final Context context;
    private final CaveatsPanel card;
    private final Command caveats;
    private StatusPanel line;

    public StatusFeature(Context context) {
        this.context = context;
        card = new CaveatsPanel(() -> Caveats.of(context.session(), context.chart()));
        caveats = Command.of("caveats", Group.WINDOW, 80).keys(keys("Shortcut+I")).does(card::toggle);
    }

    @Override
    public List<Command> commands() {
        return List.of(caveats);
    }

    @Override
    public List<Placement> placements() {
        line = new StatusPanel(context, caveats);
        return List.of(Placement.at(Place.BOTTOM, line), Placement.at(Place.OVERLAY, card));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.CARD, card::close));
    }

    @Override
    public void show(Set<Reason> reasons) {
        line.show(reasons);
    }
}
