package dev.gantry.insight.compare;

/**
 * The tasks of one name in one recording.
 *
 * @param tasks how many
 * @param failed how many of them failed
 * @param ran the mean of how long their code was on a thread, in nanoseconds; NaN if none has ended
 * @param waited the mean of how long they were queued, in nanoseconds; NaN if none has started
 */
public record Side(int tasks, int failed, double ran, double waited) {}
