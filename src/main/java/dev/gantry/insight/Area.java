package dev.gantry.insight;

import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/**
 * Area over time and lanes.
 *
 * @param start nanoseconds since the origin
 * @param end the same or later; what happens at that instant still belongs to it
 * @param lanes the ids of its lanes; empty for all, also those that come later
 */
public record Area(long start, long end, Set<Integer> lanes) {
    public Area {
        end = Math.max(start, end);
        lanes = Set.copyOf(lanes);
    }

    /** All of a recording. */
    public static Area of(Snapshot snapshot) {
        return new Area(snapshot.first(), snapshot.horizon(), Set.of());
    }

    /** The part of it in which this recording knows something. */
    public Area within(Snapshot snapshot) {
        long from = Math.clamp(start, snapshot.first(), Math.max(snapshot.first(), snapshot.horizon()));
        return new Area(from, Math.clamp(end, from, Math.max(from, snapshot.horizon())), lanes);
    }

    public long length() {
        return end - start;
    }

    public boolean hasAllLanes() {
        return lanes.isEmpty();
    }

    public boolean hasLane(int lane) {
        return lanes.isEmpty() || lanes.contains(lane);
    }

    /** Whether something at this instant on this lane lies in it. */
    public boolean has(int lane, long time) {
        return time >= start && time <= end && hasLane(lane);
    }

    /**
     * Whether the task belongs to it: it ran in it, if only for an instant. One that never ran belongs to every area of
     * all lanes in which it waited.
     */
    public boolean hasTask(Snapshot snapshot, int task) {
        if (!snapshot.hasTask(task)) {
            return false;
        }
        long started = snapshot.taskStarted(task);
        if (started == Trace.NONE && !hasAllLanes()) {
            return false;
        }
        long from = started == Trace.NONE ? snapshot.taskSubmitted(task) : started;
        long ended = snapshot.taskEnded(task);
        boolean overlaps = from <= end && (ended == Trace.NONE || ended > start || ended == from && from == start);
        return overlaps && (started == Trace.NONE || hasLane(snapshot.taskLane(task)));
    }

    /** From when on the lane was there, not before the area begins. */
    long from(Lane lane) {
        return Math.max(start, lane.opened());
    }

    /** Until when the lane was there, not after the area ends; at {@link #from} or before if it never was. */
    long to(Lane lane) {
        return lane.closed() == Trace.NONE ? end : Math.min(end, lane.closed());
    }
}
