package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** So often control passed between coroutines: {@code at most 10 switches happened on lane "main"}. */
record Switched(Bound bound, int limit, Optional<Wildcard> lane) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        BitSet lanes = Selection.lanes(recorded, lane.orElse(new Wildcard("*")));
        Places places = new Places();
        long count = 0;
        for (int id = lanes.nextSetBit(1); id > 0 && going.on(1); id = lanes.nextSetBit(id + 1)) {
            Lane thread = recorded.lane(id);
            count += thread.switches();
            for (int i = 0; i < Math.min(thread.switches(), Verdict.MOST); i++) {
                long time = thread.switchTime(i);
                places.add(new Place(time, time, 0, id), 0);
            }
        }
        if (lanes.isEmpty()) {
            return Finding.open(Message.say("claim.no-lane", lane.map(Wildcard::text).orElse("*")));
        }
        return new Finding(bound.allows(count, limit), bound.isFinal(count, limit), List.of(),
                Message.say("claim.found.switches", count), places.list(), count);
    }

    @Override
    public long work(Snapshot recorded) {
        return recorded.lanes();
    }
}
