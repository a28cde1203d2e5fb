package dev.gantry.recording;

/**
 * The event from which shown times count, instead of the first record.
 *
 * @param time nanoseconds since the trace's origin
 * @param event what happened then, in a few words
 */
public record Origin(long time, String event) {}
