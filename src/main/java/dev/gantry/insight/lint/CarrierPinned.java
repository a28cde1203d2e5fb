package dev.gantry.insight.lint;

import java.util.List;
import java.util.Set;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/**
 * A virtual thread waits without giving its carrier away. Of a lane that was seen in part only what is called pinning
 * counts, for nothing tells there where a carrier was given away.
 */
record CarrierPinned(long nanos) implements Question {
    private static final Set<String> PINNED = Set.of("pinned", "pinned-to");

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Waits waits = new Waits(recorded);
        Found found = new Found();
        boolean any = false;
        boolean seen = true;
        for (int id = 1; id <= recorded.lanes() && !going.isStopped(); id++) {
            Lane lane = recorded.lane(id);
            if (lane != null && lane.kind() == LaneKind.VIRTUAL_THREAD && Waits.thread(recorded, lane) == null) {
                any = true;
                boolean inPart = lane.role() == LaneRole.PARTLY_SEEN;
                seen &= !inPart;
                read(lane, inPart, waits, going, found);
            }
        }
        return found.unless(!any || !seen, any ? "claim.partly-seen" : "lint.no-virtual-thread");
    }

    private void read(Lane lane, boolean inPart, Waits waits, Going going, Found found) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size() && Question.goesOn(i, going); i++) {
                boolean pinned = row.state(i) == State.BLOCKED
                        && (!inPart || PINNED.contains(waits.reason(row, i)));
                if (pinned && waits.end(row, i) - row.start(i) > nanos) {
                    found.add(row.start(i), waits.end(row, i), row.task(i), lane.id());
                }
            }
        }
    }
}
