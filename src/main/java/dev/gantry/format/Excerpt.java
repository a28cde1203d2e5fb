package dev.gantry.format;

import java.util.HashSet;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.time.Viewport;

/**
 * What part of a recording goes into a file.
 *
 * @param from nanoseconds since the recording's first record
 * @param to nanoseconds since the recording's first record; {@link Long#MAX_VALUE} is its end
 * @param lanes which lanes, in which order
 */
public record Excerpt(long from, long to, Arrangement lanes) {
    /** All of it. */
    public static final Excerpt WHOLE = new Excerpt(0, Long.MAX_VALUE, Arrangement.USUAL);

    /** The same lanes from one time up to another. */
    public Excerpt between(long start, long end) {
        return new Excerpt(start, end, lanes);
    }

    /** The same time, only the lanes that have this text in their names, and what holds them. */
    public Excerpt onLanes(String text) {
        return new Excerpt(from, to, lanes.filtered(text));
    }

    /** The same time, only these lanes, and what holds them; what was left out before still is. */
    public Excerpt onLanes(Snapshot snapshot, Set<Integer> wanted) {
        Set<Integer> shown = new HashSet<>();
        for (int id : wanted) {
            Lane lane = snapshot.lane(id);
            while (lane != null && shown.add(lane.id())) {
                lane = snapshot.lane(lane.parent());
            }
        }
        Set<Integer> others = new HashSet<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            if (!shown.contains(id)) {
                others.add(id);
            }
        }
        return new Excerpt(from, to, lanes.hiding(others));
    }

    /** Whether no lane is left out. */
    public boolean hasAllLanes() {
        return lanes.filter().isEmpty() && lanes.hidden().isEmpty();
    }

    /** The first time in it, on the recording's own clock. */
    public long start(Snapshot snapshot) {
        return snapshot.first() + Math.clamp(from, 0, snapshot.horizon() - snapshot.first());
    }

    /** The last time in it, on the recording's own clock. */
    public long end(Snapshot snapshot) {
        return snapshot.first() + Math.clamp(to, from, Math.max(from, snapshot.horizon() - snapshot.first()));
    }

    /** Viewport of a picture of it: exactly its time, or with a little room where it is everything. */
    public Viewport viewport(Snapshot snapshot) {
        return from <= 0 && to == Long.MAX_VALUE
                ? Viewport.fit(snapshot.first(), snapshot.horizon())
                : new Viewport(start(snapshot), end(snapshot), 0);
    }

    /** Its lines, this large. */
    public LaneLayout layout(Snapshot snapshot, Metrics metrics) {
        return LaneLayout.of(snapshot, lanes, metrics);
    }

    /** Whether anything of this stretch of time lies in it; what has no end yet goes on. */
    public boolean touches(Snapshot snapshot, long start, long end) {
        return start <= end(snapshot) && end >= start(snapshot);
    }

    /** Whether the lane is there and among these lines. */
    public static boolean shows(LaneLayout lines, Lane lane) {
        return lane != null && lines.lineOf(lane.id()) >= 0;
    }
}
