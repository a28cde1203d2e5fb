package dev.gantry.trace;

/**
 * A done-callback of a task that has returned. One that still runs is a slice of its lane.
 *
 * @param lane the lane that ran it
 * @param start nanoseconds since the origin
 * @param end nanoseconds since the origin
 */
public record Callback(int lane, long start, long end) {}
