package dev.gantry.wire;

/**
 * Turns a sender's times into the receiver's, also where it is corrected in between, and never runs backwards: after a
 * correction that would set it back, it goes at half its speed until it has lost what it was ahead. For one thread.
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

    /** From now on the clocks relate so. */
    void correct(Clock next) {
        corrected = begun;
        clock = next;
    }

    /** A record of this time came, which is that here; the corrections that follow hold from here on. */
    void reached(long time, long here) {
        if (!begun || time - theirs > 0) {
            ours = here;
            theirs = time;
            begun = true;
        }
    }

    /** What the sender's time is here. */
    long ours(long time) {
        long plain = time + clock.offset();
        if (!corrected) {
            return plain;
        }
        long least = ours + Math.max(0, (time - theirs) / 2);
        return plain - least < 0 ? least : plain;
    }
}
