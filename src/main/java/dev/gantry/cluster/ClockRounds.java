package dev.gantry.cluster;

import java.io.IOException;
import java.util.function.LongSupplier;

import dev.gantry.wire.Clock;

/**
 * Measurement of another machine's clock: it is asked for its time again and again, and the fastest answer counts,
 * since its reading was made somewhere between question and answer. So half of that round trip is the largest error.
 */
final class ClockRounds {
    private static final int ROUNDS = 50;

    private final LongSupplier ours;
    private final Asking theirs;

    /** Asks the other for its time. */
    @FunctionalInterface
    interface Asking {
        long time() throws IOException;
    }

    /** With this clock of ours. */
    ClockRounds(LongSupplier ours, Asking theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Their clock; {@link Clock#SAME} if each of their readings lies between question and answer by our own clock. */
    Clock measure() throws IOException {
        boolean same = true;
        long best = Long.MAX_VALUE;
        long offset = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long asked = ours.getAsLong();
            long read = theirs.time();
            long answered = ours.getAsLong();
            same &= read - asked >= 0 && answered - read >= 0;
            if (answered - asked < best) {
                best = answered - asked;
                offset = asked + best / 2 - read;
            }
        }
        return same ? Clock.SAME : new Clock(offset, best / 2 + 1);
    }
}
