package dev.gantry.recording;

/**
 * A mark of the user's own.
 *
 * @param time nanoseconds since the trace's origin
 * @param text what it says
 */
public record Note(long time, String text) {}
