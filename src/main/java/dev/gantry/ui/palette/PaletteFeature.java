package dev.gantry.ui.palette;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** Command palette: the card with all commands. */
public final class PaletteFeature implements Feature {
    private final PalettePanel card;

    public PaletteFeature(Context context) {
        card = new PalettePanel(context.commands());
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("palette", Group.WINDOW, 10).keys(keys("Shortcut+Shift+P")).does(card::toggle));
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
