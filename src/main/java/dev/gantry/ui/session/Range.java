package dev.gantry.ui.session;

import java.util.Optional;
import java.util.Set;

import dev.gantry.insight.Area;
import dev.gantry.trace.Snapshot;

/**
 * A stretch of time, of all lanes or some.
 *
 * @param start nanoseconds since the origin
 * @param end the same or later
 * @param lanes the ids of the lanes; empty for all
 */
public record Range(long start, long end, Set<Integer> lanes) {
    public Range {
        lanes = Set.copyOf(lanes);
    }

    /** A stretch of all lanes. */
    public Range(long start, long end) {
        this(start, end, Set.of());
    }

    /** The stretch between two times, whichever is first. */
    public static Range between(long one, long other) {
        return between(one, other, Set.of());
    }

    /** The stretch between two times on some lanes, or on all if there are none. */
    public static Range between(long one, long other, Set<Integer> lanes) {
        return new Range(Math.min(one, other), Math.max(one, other), lanes);
    }

    public long length() {
        return end - start;
    }

    /** Area of the range, for statistics. */
    public Area area() {
        return new Area(start, end, lanes);
    }

    /** Area of this range; of the whole recording if there is none. */
    public static Area area(Optional<Range> range, Snapshot recorded) {
        return range.map(Range::area).orElseGet(() -> Area.of(recorded));
    }
}
