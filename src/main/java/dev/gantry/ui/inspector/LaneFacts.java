package dev.gantry.ui.inspector;

import dev.gantry.insight.Area;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** The facts about one lane, and about a stretch of time. */
final class LaneFacts {
    /** Limit of slices per lane that are added up, so that it fits into a frame's time. */
    private static final int MOST_READ = 200_000;

    private LaneFacts() {}

    static void fill(Facts facts, Snapshot snapshot, Lane lane, Navigation navigation) {
        facts.text("opened", Texts.of("inspector.at", navigation.clock(lane.opened())));
        if (lane.closed() != Trace.NONE) {
            facts.text("closed", Texts.of("inspector.at", navigation.clock(lane.closed())));
        }
        if (lane.kind() == LaneKind.MACHINE) {
            counters(facts, snapshot, lane);
            return;
        }
        if (lane.kind() == LaneKind.PROCESS) {
            facts.text("pid", String.valueOf(lane.pid()));
            return;
        }
        int tasks = 0;
        long busy = 0;
        Row row = lane.depth() == 0 ? null : lane.row(0);
        for (int i = 0; row != null && row.size() <= MOST_READ && i < row.size(); i++) {
            if (row.state(i).isWork()) {
                tasks += row.task(i) != 0 && row.state(i) == dev.gantry.trace.State.RUNNING ? 1 : 0;
                busy += Math.min(row.end(i), snapshot.horizon()) - row.start(i);
            }
        }
        facts.text("tasks", String.valueOf(tasks));
        long until = lane.closed() == Trace.NONE ? snapshot.horizon() : lane.closed();
        long share = Math.round(100.0 * busy / Math.max(1, until - lane.opened()));
        facts.text("busy", Texts.of("inspector.share", Durations.text(busy), share));
    }

    /** What the machine counted last. */
    private static void counters(Facts facts, Snapshot snapshot, Lane lane) {
        for (Counter counter : snapshot.counters()) {
            if (counter.lane() == lane.id() && counter.size() > 0) {
                facts.named(Phrases.words(snapshot.name(counter.name())),
                        "%,d".formatted(counter.value(counter.size() - 1)));
            }
        }
    }

    /** How many tasks belong to this area. */
    static int tasksIn(Snapshot snapshot, Area area) {
        int count = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            count += area.hasTask(snapshot, task) ? 1 : 0;
        }
        return count;
    }
}
