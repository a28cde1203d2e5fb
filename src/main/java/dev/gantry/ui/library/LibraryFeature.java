package dev.gantry.ui.library;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.pump.Reason;

/** The lessons, programs and files to choose from, on the left, and the commands that lead there. */
public final class LibraryFeature implements Feature {
    private final Context context;
    private LibraryPanel panel;

    public LibraryFeature(Context context) {
        this.context = context;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("search-lessons", Group.WINDOW, 20).keys(keys("Shortcut+L"))
                        .does(() -> inSight().focusSearch()),
                Command.of("recent", Group.FILES, 20).keys(keys("Shortcut+Shift+O"))
                        .when(() -> !context.files().recentFiles().items().isEmpty())
                        .does(() -> inSight().focusFiles()));
    }

    private LibraryPanel inSight() {
        context.sides().show(Side.LIBRARY, true);
        return panel;
    }

    @Override
    public List<Placement> placements() {
        panel = new LibraryPanel(context);
        return List.of(Placement.at(Place.LEFT, panel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
