package dev.gantry.trace;

/**
 * Mark: an instant with a text, such as a printed line or a note.
 *
 * @param time nanoseconds since the origin
 * @param lane the lane that it belongs to
 * @param text what it says
 */
public record Mark(long time, int lane, String text) {}
