package dev.gantry.insight.claim;

import java.time.Duration;
import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * All of one event came before all of another: {@code task named "a" ended before task named "b" started}. At the same
 * nanosecond is not before.
 */
record Before(Event earlier, Event later) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Place[] last = new Place[1];
        Place[] first = new Place[1];
        boolean read = earlier.tell(evidence, going, place -> {
            if (last[0] == null || place.from() > last[0].from()) {
                last[0] = place;
            }
        }) && later.tell(evidence, going, place -> {
            if (first[0] == null || place.from() < first[0].from()) {
                first[0] = place;
            }
        });
        if (!read || last[0] == null) {
            return Finding.open(earlier.none(recorded));
        }
        if (first[0] == null) {
            return Finding.open(later.none(recorded));
        }
        long between = first[0].from() - last[0].from();
        boolean holds = between > 0;
        return new Finding(holds, !holds, List.of(), Message.say(holds ? "claim.found.before" : "claim.found.after",
                Duration.ofNanos(Math.abs(between)), earlier.at(last[0], recorded), later.at(first[0], recorded)),
                List.of(last[0], first[0]), holds ? 0 : 1);
    }

    @Override
    public long work(Snapshot recorded) {
        return 2L * recorded.tasks();
    }
}
