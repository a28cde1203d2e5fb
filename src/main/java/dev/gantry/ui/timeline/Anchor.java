package dev.gantry.ui.timeline;

import java.util.Optional;

import dev.gantry.recording.Origin;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;

/** Origin of times: the selected event, from which they can be counted. */
final class Anchor {
    private Anchor() {}

    /** The moment that is looked at, the start of what is selected, or what is under the mouse. */
    static Optional<Origin> of(Snapshot snapshot, Pointer pointer, Navigation navigation) {
        return pointer.moment().map(moment -> new Origin(moment.time(), moment(snapshot, pointer, moment)))
                .or(() -> pointer.range().map(range -> at(navigation, range.start())))
                .or(() -> selected(snapshot, pointer.selection()))
                .or(() -> pointer.time().stream().mapToObj(time -> at(navigation, time)).findFirst());
    }

    private static String moment(Snapshot snapshot, Pointer pointer, Pointer.Moment moment) {
        return snapshot.hasTask(pointer.task())
                ? Texts.of("origin.moment", snapshot.taskLabel(pointer.task()), moment.text())
                : moment.text();
    }

    private static Optional<Origin> selected(Snapshot snapshot, Selection selection) {
        return switch (selection) {
            case Selection.OfTask(int task) when snapshot.hasTask(task) -> {
                boolean started = snapshot.taskStarted(task) != Trace.NONE;
                yield Optional.of(new Origin(started ? snapshot.taskStarted(task) : snapshot.taskSubmitted(task),
                        Texts.of(started ? "origin.started" : "origin.submitted", snapshot.taskLabel(task))));
            }
            case Selection.OfSlice(int lane, int depth, int index) -> {
                Row row = snapshot.lane(lane).row(depth);
                String state = Texts.of("state." + row.state(index).id());
                yield Optional.of(new Origin(row.start(index),
                        Texts.of("origin.slice", LaneNames.of(snapshot, lane), state)));
            }
            case Selection.OfGap(int lane, long start, long _) ->
                Optional.of(new Origin(Math.max(start, snapshot.first()),
                        Texts.of("origin.gap", LaneNames.of(snapshot, lane))));
            case Selection.OfLane(int lane) when snapshot.lane(lane) != null -> Optional.of(
                    new Origin(snapshot.lane(lane).opened(), Texts.of("origin.lane", LaneNames.of(snapshot, lane))));
            default -> Optional.empty();
        };
    }

    private static Origin at(Navigation navigation, long time) {
        return new Origin(time, Texts.of("origin.time", navigation.clock(time)));
    }
}
