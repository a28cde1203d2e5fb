package dev.gantry.hook;

/**
 * How a sender's clock relates to this process's {@link System#nanoTime()}.
 *
 * @param offset what is to be added to the sender's time
 * @param uncertainty how far the truth may lie from that, on both sides; 0 where both read the same clock
 */
public record Clock(long offset, long uncertainty) {
    static final Clock SAME = new Clock(0, 0);

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

    public boolean isSame() {
        return uncertainty == 0;
    }
}
