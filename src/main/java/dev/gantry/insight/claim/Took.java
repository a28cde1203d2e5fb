package dev.gantry.insight.claim;

import java.time.Duration;
import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** The recording is so long, from its first record to its last: {@code the run took less than 2 s}. */
record Took(Bound bound, long nanos) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        if (recorded.records() == 0) {
            return Finding.open(Message.say("claim.empty"));
        }
        long took = recorded.horizon() - recorded.first();
        return new Finding(bound.allows(took, nanos), bound.isFinal(took, nanos), List.of(),
                Message.say("claim.found.took", Duration.ofNanos(took)),
                List.of(new Place(recorded.first(), recorded.horizon(), 0, 0)), 1);
    }
}
