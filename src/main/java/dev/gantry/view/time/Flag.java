package dev.gantry.view.time;

/**
 * Flag: a text at a time.
 *
 * @param time nanoseconds since the trace's origin
 * @param text what its flag on the ruler says
 */
public record Flag(long time, String text) {}
