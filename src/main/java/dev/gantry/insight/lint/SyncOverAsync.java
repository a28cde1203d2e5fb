package dev.gantry.insight.lint;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/** A coroutine, or a callback of its event loop, waits for a future's result and holds the thread of all meanwhile. */
record SyncOverAsync(long nanos) implements Question {
    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Waits waits = new Waits(recorded);
        Found found = new Found();
        boolean loops = false;
        for (int id = 1; id <= recorded.lanes() && !going.isStopped(); id++) {
            Lane lane = recorded.lane(id);
            if (lane == null) {
                continue;
            }
            Lane thread = lane.kind() == LaneKind.THREAD && lane.coroutineCounts().size() > 0
                    ? lane
                    : lane.kind() == LaneKind.GENERATOR ? null : Waits.thread(recorded, lane);
            if (thread != null) {
                loops |= thread != lane;
                waits.tell(lane, going, (on, row, i) -> {
                    boolean forResult = row.awaited(i) != 0 || waits.reason(row, i).equals("result");
                    if (forResult && waits.end(row, i) - row.start(i) > nanos && !Waits.gaveAway(thread, row, i)
                            && (on != thread || isInCallback(on, row, i))) {
                        found.add(row.start(i), waits.end(row, i), row.task(i), on.id());
                    }
                });
            }
        }
        return found.unless(!loops, "lint.no-loop");
    }

    /** Whether it lies in a callback of the loop, which belongs to no task. */
    private static boolean isInCallback(Lane lane, Row row, int slice) {
        for (int depth = 0; depth < row.depth(); depth++) {
            Row outer = lane.row(depth);
            int around = outer.at(row.start(slice));
            if (around >= 0 && outer.state(around) == State.CALLBACK && outer.task(around) == 0) {
                return true;
            }
        }
        return false;
    }
}
