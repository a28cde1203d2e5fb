package dev.gantry.trace.budget;

/**
 * What a trace does not hold because of its {@link Budget}. Times are nanoseconds since the origin.
 *
 * @param from when its first record was made
 * @param until everything that ended before this time was dropped; {@code from} if nothing was
 * @param slices number of slices that were dropped
 * @param tasks number of tasks that were dropped
 * @param stopped when it took its last record because it was full; {@link #NEVER} if it was not
 * @param refused number of records that came after that
 * @param texts number of texts that found no room, and are shown as an ellipsis
 */
public record Gone(long from, long until, long slices, long tasks, long stopped, long refused, long texts) {
    /** A time that never was. */
    public static final long NEVER = -1;

    /** Nothing is gone. */
    public static final Gone NOTHING = new Gone(0, 0, 0, 0, NEVER, 0, 0);

    /** Whether the beginning was dropped. */
    public boolean hasDropped() {
        return until > from;
    }

    /** Whether it was full and took nothing more. */
    public boolean hasStopped() {
        return stopped != NEVER;
    }
}
