package dev.gantry.insight.claim;

import java.util.List;

import dev.gantry.trace.message.Message;

/**
 * What a recording says of a claim.
 *
 * @param doubts why it is {@link Outcome#OPEN}; empty otherwise
 * @param found what was found, such as how many there were at most
 * @param places where: counterexamples of a refuted claim, the worst first, or what proves the claim; {@link #MOST} at
 * most
 * @param count how many such places there are in all
 */
public record Verdict(Outcome outcome, List<Message> doubts, Message found, List<Place> places, long count) {
    /** How many places are kept. */
    public static final int MOST = 100;

    /** Whether the recording proves a claim. */
    public enum Outcome {
        PROVED,
        REFUTED,
        /** The recording does not decide it. */
        OPEN
    }

    /**
     * Place in a recording. Times are nanoseconds since the origin.
     *
     * @param to the same as {@code from} for an instant
     * @param task 0 for none
     * @param lane 0 for none
     */
    public record Place(long from, long to, int task, int lane) {}

    public Verdict {
        doubts = List.copyOf(doubts);
        places = List.copyOf(places);
    }
}
