package dev.gantry.ui.timeline;

import java.util.Locale;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.TaskLife;
import dev.gantry.view.explain.Waiting;
import dev.gantry.view.explain.WhyIdle;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.time.Durations;

/** Screen reader text of the timeline: the selected bar, lane or gap, and the life of its task. */
final class Announcement {
    private Announcement() {}

    static String of(Snapshot snapshot, Pointer pointer, Navigation navigation) {
        String bar = pointer.place().map(at -> bar(snapshot, navigation, at)).orElse("");
        String rest = pointer.selection() == Selection.NONE ? "" : selected(snapshot, pointer.selection(), navigation);
        String both = (bar + " " + rest).strip();
        return both.isEmpty() ? Texts.of("timeline.accessible") : both;
    }

    private static String selected(Snapshot snapshot, Selection selection, Navigation navigation) {
        return switch (selection) {
            case Selection.OfTask(int task) when snapshot.hasTask(task) -> TaskLife.of(snapshot, task).sentence();
            case Selection.OfGap gap -> WhyIdle.sentence(snapshot, gap);
            case Selection.OfLane(int lane) -> Texts.of("timeline.lane", LaneNames.of(snapshot, lane));
            case Selection.OfQueue(int executor, long time) ->
                queue(snapshot, executor, time, navigation);
            default -> "";
        };
    }

    private static String queue(Snapshot snapshot, int executor, long time, Navigation navigation) {
        long length = Waiting.length(snapshot, executor, time);
        return Texts.of("inspector.queue", snapshot.executorName(executor)) + ": "
                + Texts.of(Texts.form("inspector.queue.at", length), length, navigation.clock(time));
    }

    private static String bar(Snapshot snapshot, Navigation navigation, Pointer.Place at) {
        if (snapshot.lane(at.lane()) == null || at.depth() >= snapshot.lane(at.lane()).depth()) {
            return "";
        }
        Row row = snapshot.lane(at.lane()).row(at.depth());
        if (at.index() >= row.size()) {
            return "";
        }
        long end = row.isOpen(at.index()) ? snapshot.horizon() : row.end(at.index());
        String state = Texts.of("state." + row.state(at.index()).name().toLowerCase(Locale.ROOT));
        return Texts.of("timeline.bar", LaneNames.of(snapshot, row.lane()), state,
                Durations.text(end - row.start(at.index())), navigation.clock(row.start(at.index())));
    }
}
