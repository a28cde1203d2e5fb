package dev.gantry.wire;

/**
 * Clock offset of a sender from the receiver's clock, which is {@link System#nanoTime()}.
 *
 * @param offset the nanoseconds to add to the sender's time
 * @param uncertainty the largest error of the offset, on both sides, in nanoseconds; 0 where both read the same clock
 */
public record Clock(long offset, long uncertainty) {
    /** Both read one clock, as all processes of one machine do. */
    public static final Clock SAME = new Clock(0, 0);

    /**
     * @throws IllegalArgumentException if the uncertainty is negative
     */
    public Clock {
        if (uncertainty < 0) {
            throw new IllegalArgumentException("a clock cannot be right to " + uncertainty + " ns");
        }
    }

    /**
     * Offset from a handshake: the sender was asked, read its clock, and its answer came. If its reading lies between
     * the two times of ours, both read one clock: clocks that do not would hardly agree so closely by chance.
     */
    static Clock of(long asked, long theirs, long answered) {
        if (theirs - asked >= 0 && answered - theirs >= 0) {
            return SAME;
        }
        long half = Math.max(1, (answered - asked) / 2);
        return new Clock(asked + half - theirs, half);
    }

    /** Whether times are exact. */
    public boolean isSame() {
        return uncertainty == 0;
    }
}
