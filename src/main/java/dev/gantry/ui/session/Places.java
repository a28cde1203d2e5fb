package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.view.explain.Selection;
import dev.gantry.view.time.Viewport;

/** Goes to places in the shown recording. */
public final class Places {
    private static final int LEAST_SHARE = 50;

    private Places() {}

    /**
     * Selects the task there, or else the lane, marks the instant with this text, and brings the place into view: so
     * that it fills a third of it where it is too long or too short to be seen well.
     *
     * @param to not earlier than {@code from}
     * @param task 0 for none, as is {@code lane}
     */
    public static void go(Pointer pointer, Navigation navigation, long from, long to, int task, int lane,
            String text) {
        pointer.select(task != 0
                ? new Selection.OfTask(task)
                : lane != 0 ? new Selection.OfLane(lane) : Selection.NONE);
        pointer.moment(Optional.of(new Pointer.Moment(lane, from, text)));
        Viewport view = navigation.viewport();
        long length = to - from;
        if (length > view.span() || length > 0 && length < view.span() / LEAST_SHARE) {
            navigation.go(view.fitting(from - length, to + length));
        } else {
            navigation.reveal(from);
        }
        if (lane != 0) {
            navigation.revealLane(lane);
        }
    }
}
