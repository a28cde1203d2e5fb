package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.VerdictText;
import dev.gantry.view.time.Viewport;

/** Goes to a place that a claim names: selects what it is about, marks its moment, and brings it into view. */
public final class Jump {
    private static final int LEAST_SHARE = 50;

    private final Pointer pointer;
    private final Navigation navigation;

    public Jump(Pointer pointer, Navigation navigation) {
        this.pointer = pointer;
        this.navigation = navigation;
    }

    /** To this place in this recording, which is shown. */
    public void to(Snapshot snapshot, Place place) {
        pointer.select(place.task() != 0
                ? new Selection.OfTask(place.task())
                : place.lane() != 0 ? new Selection.OfLane(place.lane()) : Selection.NONE);
        pointer.moment(Optional.of(new Pointer.Moment(place.lane(), place.from(),
                VerdictText.place(snapshot, place, navigation.zero()))));
        Viewport view = navigation.viewport();
        long length = place.to() - place.from();
        if (length > view.span() || length > 0 && length < view.span() / LEAST_SHARE) {
            navigation.go(view.fitting(place.from() - length, place.to() + length));
        } else {
            navigation.reveal(place.from());
        }
        if (place.lane() != 0) {
            navigation.revealLane(place.lane());
        }
    }
}
