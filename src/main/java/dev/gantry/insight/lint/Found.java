package dev.gantry.insight.lint;

import java.time.Duration;

import dev.gantry.insight.claim.Finding;
import dev.gantry.insight.claim.Places;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.message.Message;

/** Stretches of time that a lint finds; the longest comes first. */
final class Found {
    private Places places = new Places();

    void add(long from, long to, int task, int lane) {
        places.add(new Place(from, to, task, lane), to - from);
    }

    /** Takes over what another has, where nothing was found so far. */
    void addAll(Found other) {
        places = other.places;
    }

    boolean isEmpty() {
        return places.count() == 0;
    }

    /** The finding where the recording tells all that is asked. */
    Finding finding() {
        return Finding.ofAll(places, isEmpty()
                ? Message.say("lint.none")
                : Message.say("lint.found", places.count(), Duration.ofNanos(places.extent())));
    }

    /** The finding where a recording in which nothing was found tells too little if this is so. */
    Finding unless(boolean tellsTooLittle, String why) {
        return isEmpty() && tellsTooLittle ? Finding.open(Message.say(why)) : finding();
    }
}
