package dev.gantry.view.layout;

import java.util.Locale;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;

/** Lane filter: shows those that were not hidden, and of them those that have the text of the filter. */
final class LaneFilter {
    private final Snapshot snapshot;
    private final Arrangement arrangement;
    private final String text;
    private final boolean[] shown;
    private int matches;
    private int hidden;

    LaneFilter(Snapshot snapshot, Arrangement arrangement) {
        this.snapshot = snapshot;
        this.arrangement = arrangement;
        this.text = arrangement.filter().toLowerCase(Locale.ROOT);
        this.shown = new boolean[snapshot.lanes() + 1];
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && arrangement.hidden().contains(id)) {
                hidden++;
            } else if (lane != null && has(snapshot.laneName(id))) {
                matches++;
                show(lane);
            }
        }
    }

    boolean shows(int lane) {
        return shown[lane];
    }

    /** Whether this text has that of the filter in it. */
    boolean has(String name) {
        return text.isEmpty() || name.toLowerCase(Locale.ROOT).contains(text);
    }

    /** How many lanes have the text. */
    int matches() {
        return matches;
    }

    /** How many lanes were hidden, without what they hold. */
    int hidden() {
        return hidden;
    }

    /** This lane, and what holds it. */
    private void show(Lane lane) {
        Lane at = lane;
        while (at != null && !shown[at.id()] && !arrangement.hidden().contains(at.id())) {
            shown[at.id()] = true;
            at = at.parent() == at.id() ? null : snapshot.lane(at.parent());
        }
    }
}
