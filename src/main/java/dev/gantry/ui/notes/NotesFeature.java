package dev.gantry.ui.notes;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** The tab with the user's own marks. */
public final class NotesFeature implements Feature {
    private final NotesPanel panel;

    public NotesFeature(Context context) {
        panel = new NotesPanel(context);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab("notes", Icon.NOTE, panel));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, panel::cancelEdit));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
