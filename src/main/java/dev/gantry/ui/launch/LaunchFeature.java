package dev.gantry.ui.launch;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Optional;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** The card that asks for a program to run, and the command that opens it. */
public final class LaunchFeature implements Feature {
    private final Context context;
    private final LaunchPanel card;

    public LaunchFeature(Context context) {
        this.context = context;
        card = new LaunchPanel(context);
        context.programs().askedBy(card::ask);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("run-program", Group.RUNNING, 15).keys(keys("Shortcut+Shift+R"))
                .does(() -> context.programs().ask(Optional.empty())));
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
