package dev.gantry.ui.export;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;

/** Export, copy and print commands for what the window shows. */
public final class ExportFeature implements Feature {
    private final Context context;
    private final ExportPanel card;

    public ExportFeature(Context context) {
        this.context = context;
        card = new ExportPanel(context, this::shown);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("export", Group.FILES, 50).keys(keys("Shortcut+E")).when(this::isPossible)
                        .does(card::toggle),
                Command.of("copy", Group.FILES, 60).keys(keys("Shortcut+Shift+C")).when(this::isPossible)
                        .does(() -> PictureCopy.start(shown(), context.files())),
                Command.of("print", Group.FILES, 70).keys(keys("Shortcut+P")).when(this::isPossible)
                        .does(() -> new Printing(context).start(shown())));
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

    private Shown shown() {
        return Shown.now(context);
    }

    /** Whether there is something to export, and nothing else is being written. */
    private boolean isPossible() {
        return context.isRecorded() && !context.files().isBusy();
    }
}
