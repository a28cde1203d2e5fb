package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Viewport;

/** Goes to places in the shown recording. */
public final class Places {
    private static final int LEAST_SHARE = 50;

    private Places() {}

    /**
     * What the selected bar is called, so that bars like it are called so too: the label of its task without its
     * number, or its own name. Empty if no bar is selected, or it has none.
     */
    public static Optional<String> name(Snapshot snapshot, Pointer pointer) {
        return pointer.place().filter(at -> snapshot.lane(at.lane()) != null).map(at -> {
            Row row = snapshot.lane(at.lane()).row(at.depth());
            String label = row.task(at.index()) == 0
                    ? Phrases.words(snapshot.name(row.name(at.index())))
                    : snapshot.taskLabel(row.task(at.index()));
            String kind = label.substring(0, label.length() - Labels.number(label).length()).strip();
            return kind.isEmpty() ? label : kind;
        }).filter(name -> !name.isEmpty());
    }

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
