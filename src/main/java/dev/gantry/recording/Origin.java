package dev.gantry.recording;

/**
 * Origin of shown times: the event from which they count, instead of the first record.
 *
 * @param time nanoseconds since the trace's origin
 * @param event what happened then, in a few words
 */
public record Origin(long time, String event) {}
