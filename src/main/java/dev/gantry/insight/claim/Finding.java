package dev.gantry.insight.claim;

import java.time.Duration;
import java.util.List;

import dev.gantry.trace.message.Message;

/**
 * What a check found among the records that are there.
 *
 * @param holds whether the claim holds if no record is missing
 * @param isFinal whether that stays so whatever is missing: a counterexample refutes, though more may be missing
 * @param doubts why the records that are there decide nothing; empty if they do
 */
record Finding(boolean holds, boolean isFinal, List<Message> doubts, Message found, List<Verdict.Place> places,
        long count) {
    /** What a claim on all of something found: it holds if there is no counterexample. */
    static Finding ofAll(Places against, Message found) {
        boolean holds = against.count() == 0;
        return new Finding(holds, !holds, List.of(), found, against.list(), against.count());
    }

    /** The same where these places are stretches of time that are too long, of so many nanoseconds. */
    static Finding ofLongest(Places against) {
        return ofAll(against, against.count() == 0
                ? Message.say("claim.found.none-longer")
                : Message.say("claim.found.longer", against.count(), Duration.ofNanos(against.extent())));
    }

    /** Nothing decides the claim, for this reason. */
    static Finding open(Message why) {
        return new Finding(false, true, List.of(why), why, List.of(), 0);
    }
}
