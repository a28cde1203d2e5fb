package dev.gantry.ui.shortcuts;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** Key binding editor, a card. */
public final class ShortcutsFeature implements Feature {
    private final ShortcutsPanel card;

    public ShortcutsFeature(Context context) {
        card = new ShortcutsPanel(context.commands(), context.keys(), context::keep);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("shortcuts", Group.WINDOW, 90).keys(keys("Shortcut+K")).does(card::toggle));
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
