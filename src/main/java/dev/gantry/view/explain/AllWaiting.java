package dev.gantry.view.explain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;

/** Explanation of idle time by the task that others waited for. */
final class AllWaiting {
    private static final int MOST_LANES = 4_000;
    private static final int MOST_SLICES = 64;

    private AllWaiting() {}

    /**
     * Such as {@code main waited for task 7, which ran on worker-2.}; empty if no lane waited for a task for at least
     * half of this time, or if there are too many lanes to look at while the pointer moves.
     */
    static String sentence(Snapshot snapshot, int idle, long from, long to) {
        if (snapshot.lanes() > MOST_LANES) {
            return "";
        }
        Map<Integer, Long> times = new HashMap<>();
        Map<Integer, Set<Integer>> who = new HashMap<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; lane != null && id != idle && depth < lane.depth(); depth++) {
                read(snapshot, lane.row(depth), from, to, times, who);
            }
        }
        int most = 0;
        for (Map.Entry<Integer, Long> entry : times.entrySet()) {
            most = most == 0 || entry.getValue() > times.get(most) ? entry.getKey() : most;
        }
        if (most == 0 || times.get(most) * 2 < to - from) {
            return "";
        }
        Set<Integer> lanes = who.get(most);
        String where = snapshot.hasTask(most) && snapshot.taskLane(most) != 0
                ? Phrases.of("blocked.ran-on", LaneNames.of(snapshot, snapshot.taskLane(most)))
                : "";
        String key = lanes.size() == 1 ? "waiting.one" : who.size() == 1 ? "waiting.all" : "waiting.many";
        String waiting = lanes.size() == 1 ? LaneNames.of(snapshot, lanes.iterator().next()) : lanes.size() + "";
        return Phrases.of(key, waiting, snapshot.taskLabel(most), where);
    }

    private static void read(
            Snapshot snapshot, Row row, long from, long to, Map<Integer, Long> times, Map<Integer, Set<Integer>> who) {
        int first = row.firstEndingAfter(from);
        for (int i = first; i < Math.min(row.size(), first + MOST_SLICES) && row.start(i) < to; i++) {
            if (row.state(i) == State.BLOCKED && row.awaited(i) != 0) {
                long end = Math.min(to, row.isOpen(i) ? snapshot.horizon() : row.end(i));
                times.merge(row.awaited(i), Math.max(0, end - Math.max(from, row.start(i))), Long::sum);
                who.computeIfAbsent(row.awaited(i), _ -> new HashSet<>()).add(row.lane());
            }
        }
    }
}
