package dev.gantry.trace;

/**
 * Switch of control from one coroutine to another on one thread.
 *
 * @param time nanoseconds since the origin
 * @param from the lane that gave its thread away
 * @param to the lane that got it
 * @param reason why
 */
public record Switch(long time, int from, int to, SwitchReason reason) {}
