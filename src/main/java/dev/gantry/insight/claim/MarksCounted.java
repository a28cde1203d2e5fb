package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** So many marks with such a text were left: {@code exactly 1 mark "done" came on lane "main"}. */
record MarksCounted(Bound bound, int limit, Event.OfMark marks, Optional<Wildcard> lane) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Places places = new Places();
        BitSet lanes = lane.map(name -> Selection.lanes(recorded, name)).orElse(null);
        marks.tell(evidence, going, place -> {
            if (lanes == null || lanes.get(place.lane())) {
                places.add(place, 0);
            }
        });
        long count = places.count();
        return new Finding(bound.allows(count, limit), bound.isFinal(count, limit), List.of(),
                Message.say("claim.found.count", count), places.list(), count);
    }
}
