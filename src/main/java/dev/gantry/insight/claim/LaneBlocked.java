package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/** No lane was blocked for longer than this at a time: {@code no lane named "main" was blocked longer than 1 s}. */
record LaneBlocked(Optional<Wildcard> name, long nanos) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        BitSet lanes = Selection.lanes(recorded, name.orElse(new Wildcard("*")));
        Places against = new Places();
        boolean seen = true;
        for (int id = lanes.nextSetBit(1); id > 0 && going.on(1); id = lanes.nextSetBit(id + 1)) {
            Lane lane = recorded.lane(id);
            seen &= lane.role() != LaneRole.PARTLY_SEEN;
            for (int depth = 0; depth < lane.depth(); depth++) {
                read(recorded, lane.row(depth), against);
            }
        }
        if (lanes.isEmpty()) {
            return Finding.open(Message.say("claim.no-lane", name.map(Wildcard::text).orElse("*")));
        }
        return against.count() == 0 && !seen
                ? Finding.open(Message.say("claim.partly-seen"))
                : Finding.ofLongest(against, evidence.gapless());
    }

    private void read(Snapshot recorded, Row row, Places against) {
        for (int i = 0; i < row.size(); i++) {
            if (row.state(i) == State.BLOCKED) {
                long end = Math.min(row.end(i), recorded.horizon());
                if (end - row.start(i) > nanos) {
                    against.add(new Place(row.start(i), end, row.task(i), row.lane()), end - row.start(i));
                }
            }
        }
    }

    @Override
    public long work(Snapshot recorded) {
        return recorded.lanes();
    }
}
