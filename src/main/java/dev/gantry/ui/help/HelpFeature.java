package dev.gantry.ui.help;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.List;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** The card with all keys and gestures. */
public final class HelpFeature implements Feature {
    private final HelpPanel card;

    public HelpFeature(Context context) {
        card = new HelpPanel(context.commands());
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("help", Group.WINDOW, 100).keys(typed("?"), keys("F1")).does(card::toggle));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.OVERLAY, card));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.CARD, card::close));
    }
}
