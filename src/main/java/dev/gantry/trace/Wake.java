package dev.gantry.trace;

/**
 * Wake-up of a blocked lane by another.
 *
 * @param time nanoseconds since the origin
 * @param lane the lane that was blocked
 * @param by the lane that unblocked it
 */
public record Wake(long time, int lane, int by) {}
