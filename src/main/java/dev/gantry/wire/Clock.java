package dev.gantry.wire;

/**
 * How a sender's clock relates to the receiver's, which is {@link System#nanoTime()}.
 *
 * @param offset what is to be added to the sender's time, in nanoseconds
 * @param uncertainty how far the truth may lie from that, on both sides, in nanoseconds; 0 where both read the same
 *     clock
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
     * From a handshake: the sender was asked, read its clock, and its answer came. If its reading lies between the two
     * times of ours, both read one clock: clocks that do not would hardly agree so closely by chance.
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
