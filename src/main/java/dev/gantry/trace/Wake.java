package dev.gantry.trace;

/**
 * A blocked lane could go on because of another.
 *
 * @param time nanoseconds since the origin
 * @param lane the lane that was blocked
 * @param by the lane that unblocked it
 */
public record Wake(long time, int lane, int by) {}
