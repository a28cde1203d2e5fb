package dev.gantry.wire;

/**
 * Clock of a sender, converted to the receiver's times. It can be corrected, and never runs backwards: after a
 * correction that would set it back, it goes at half its speed until it is no longer ahead. For one thread.
 */
final class SenderClock {
    private Clock clock;
    private long theirs;
    private long ours;
    private boolean corrected;
    private boolean begun;

    SenderClock(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Sets the offset from now on. */
    void correct(Clock next) {
        corrected = begun;
        clock = next;
    }

    /**
     * Records that a record of this time came, which is {@code here} on our clock; later corrections hold from there
     * on.
     */
    void reached(long time, long here) {
        if (!begun || time - theirs > 0) {
            ours = here;
            theirs = time;
            begun = true;
        }
    }

    /** The sender's time on our clock. */
    long ours(long time) {
        long plain = time + clock.offset();
        if (!corrected) {
            return plain;
        }
        long least = ours + Math.max(0, (time - theirs) / 2);
        return plain - least < 0 ? least : plain;
    }
}
