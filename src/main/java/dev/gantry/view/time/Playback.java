package dev.gantry.view.time;

/**
 * Playback clock: which recorded time is reached when a clock shows another. Immutable.
 *
 * @param from the recorded time at which playing began, nanoseconds since the origin
 * @param began what the clock showed then, in nanoseconds
 * @param speed how fast it goes
 */
public record Playback(long from, long began, Speed speed) {
    /** The recorded time that is reached when the clock shows this; never earlier than where playing began. */
    public long at(long clock) {
        return from + speed.recorded(Math.max(0, clock - began));
    }

    /** The same going on from here at another speed. */
    public Playback at(long clock, Speed changed) {
        return new Playback(at(clock), clock, changed);
    }
}
