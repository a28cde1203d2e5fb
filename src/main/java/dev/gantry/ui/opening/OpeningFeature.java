package dev.gantry.ui.opening;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;

/** The commands that open, save and close recordings, and the bar that tells how far that is. */
public final class OpeningFeature implements Feature {
    private final FileDesk files;
    private final Session session;

    public OpeningFeature(Context context) {
        session = context.session();
        files = context.files();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("open", Group.FILES, 10).keys(keys("Shortcut+O")).does(files::open),
                Command.of("recent-clear", Group.FILES, 30).when(files::canClear).does(files::clear),
                Command.of("save", Group.FILES, 40).keys(keys("Shortcut+S")).when(files::canSave).does(files::save),
                Command.of("close", Group.FILES, 50).keys(keys("Shortcut+W")).when(() -> session.file().isPresent())
                        .does(() -> session.last().ifPresent(session::close)));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.TOP, files.bar()));
    }

    @Override
    public boolean take() {
        return files.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        files.show(reasons);
    }
}
