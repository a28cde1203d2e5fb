package dev.gantry.ui.session;

/**
 * A stretch of time.
 *
 * @param start nanoseconds since the origin
 * @param end the same or later
 */
public record Range(long start, long end) {
    /** The stretch between two times, whichever is first. */
    public static Range between(long one, long other) {
        return new Range(Math.min(one, other), Math.max(one, other));
    }

    public long length() {
        return end - start;
    }
}
