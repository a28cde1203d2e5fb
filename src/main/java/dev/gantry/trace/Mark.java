package dev.gantry.trace;

/**
 * An instant with a text: a printed line, a note.
 *
 * @param time nanoseconds since the origin
 * @param lane the lane that it belongs to
 * @param text what it says
 */
public record Mark(long time, int lane, String text) {}
