package dev.gantry.ui.attach;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.program.java.RunningJvm;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** The card that lists the JVMs that run, and the command that opens it. */
public final class AttachFeature implements Feature {
    private final AttachPanel card;

    public AttachFeature(Context context) {
        card = new AttachPanel(context, RunningJvm::all);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("attach", Group.RUNNING, 16).keys(keys("Shortcut+Shift+A")).does(card::ask));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.OVERLAY, card));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.CARD, card::close));
    }

    @Override
    public boolean take() {
        return card.take();
    }
}
