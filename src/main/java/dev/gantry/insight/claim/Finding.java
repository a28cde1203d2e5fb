package dev.gantry.insight.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.message.Message;

/**
 * What a check found among the records that are there. Immutable.
 *
 * @param holds whether the claim holds if no record is missing
 * @param isFinal whether that stays so whatever is missing: a counterexample refutes, though more may be missing
 * @param doubts why the records that are there decide nothing; empty if they do
 */
public record Finding(boolean holds, boolean isFinal, List<Message> doubts, Message found, List<Verdict.Place> places,
        long count) {
    /** What a claim on all of something found: it holds if there is no counterexample. */
    public static Finding ofAll(Places against, Message found) {
        boolean holds = against.count() == 0;
        return new Finding(holds, !holds, List.of(), found, against.list(), against.count());
    }

    /** The same where counterexamples may be none, should records be missing, unless one is certain. */
    static Finding ofAll(Places against, Message found, boolean certain) {
        Finding all = ofAll(against, found);
        return new Finding(all.holds, all.isFinal && certain, all.doubts, found, all.places, all.count);
    }

    /** The same where these places are stretches of time that are too long, of so many nanoseconds. */
    static Finding ofLongest(Places against, boolean certain) {
        return ofAll(against, against.count() == 0
                ? Message.say("claim.found.none-longer")
                : Message.say("claim.found.longer", against.count(), Duration.ofNanos(against.extent())), certain);
    }

    /** Nothing decides the claim, for this reason. */
    public static Finding open(Message why) {
        return new Finding(false, true, List.of(why), why, List.of(), 0);
    }

    /** What follows from it: nothing where records that decide may be missing. */
    public Verdict on(Snapshot recorded, boolean whole) {
        return on(isFinal ? List.of() : missing(recorded, whole));
    }

    /** The same where counterexamples follow from what is not there, too, so that records among them must be whole. */
    public Verdict onGapless(Snapshot recorded, boolean whole) {
        return on(isFinal && !doubts.isEmpty()
                ? List.of()
                : isFinal ? holes(recorded, whole) : missing(recorded, whole));
    }

    private Verdict on(List<Message> missing) {
        List<Message> all = new ArrayList<>(doubts);
        all.addAll(missing);
        Verdict.Outcome outcome = all.isEmpty()
                ? holds ? Verdict.Outcome.PROVED : Verdict.Outcome.REFUTED
                : Verdict.Outcome.OPEN;
        return new Verdict(outcome, all, found, places, count);
    }

    /** What may be missing in it, so that what it does not hold proves nothing. */
    private static List<Message> missing(Snapshot recorded, boolean whole) {
        List<Message> missing = new ArrayList<>(holes(recorded, whole));
        if (recorded.gone().hasDropped()) {
            missing.add(Message.say("claim.dropped"));
        }
        if (whole && !recorded.finished()) {
            missing.add(Message.say("claim.goes-on"));
        }
        return missing;
    }

    /** What may be missing between the first record and the horizon. */
    private static List<Message> holes(Snapshot recorded, boolean whole) {
        List<Message> missing = new ArrayList<>();
        if (recorded.lost() > 0) {
            missing.add(Message.say("claim.lost", recorded.lost()));
        }
        if (recorded.malformed() > 0) {
            missing.add(Message.say("malformed", recorded.malformed()));
        }
        if (recorded.gone().hasStopped()) {
            missing.add(Message.say("claim.full"));
        }
        List<Kept> elsewhere = Evidence.elsewhere(recorded);
        if (!elsewhere.isEmpty()) {
            missing.add(Message.say("claim.kept", String.join(", ", Kept.members(elsewhere))));
        }
        Kept.lost(recorded).ifPresent(missing::add);
        if (!whole) {
            missing.add(Message.say("claim.damaged"));
        }
        return missing;
    }
}
