package dev.gantry.recording;

/**
 * Note that the user wrote at a time.
 *
 * @param time nanoseconds since the trace's origin
 * @param text what it says
 */
public record Note(long time, String text) {}
