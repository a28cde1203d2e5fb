package dev.gantry.ui.notice;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;

/** Below the toolbar: that the program failed, and what else the user must know. */
public final class NoticeFeature implements Feature {
    private final NoticePanel panel;

    public NoticeFeature(Context context) {
        panel = new NoticePanel(context);
        context.notices().shownBy(panel);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.TOP, panel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
