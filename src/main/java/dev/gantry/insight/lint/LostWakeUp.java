package dev.gantry.insight.lint;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * A wait for a task went on though that had ended; or the recording ends, and has stood still for {@value #STILL_NANOS}
 * ns, with lanes that wait and nobody left who could let them go on.
 */
record LostWakeUp(long nanos) implements Question {
    static final long STILL_NANOS = 1_000_000_000;

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Waits waits = new Waits(recorded);
        Found found = new Found();
        waits.tell(going, (lane, row, i) -> {
            int awaited = row.awaited(i);
            long ended = recorded.hasTask(awaited) ? recorded.taskEnded(awaited) : Trace.NONE;
            if (ended != Trace.NONE && isSameProcess(recorded, lane.id(), recorded.taskLane(awaited))) {
                long since = Math.max(row.start(i), ended);
                if (waits.end(row, i) - since > nanos) {
                    found.add(since, waits.end(row, i), awaited, lane.id());
                }
            }
        });
        boolean seen = standstill(recorded, waits, found);
        return found.unless(!seen, "claim.partly-seen");
    }

    private static boolean isSameProcess(Snapshot recorded, int lane, int other) {
        Lane process = recorded.enclosing(lane, LaneKind.PROCESS);
        return process != null && process == recorded.enclosing(other, LaneKind.PROCESS);
    }

    /** Looks at what is still open at the end; whether all lanes that are can be judged. */
    private static boolean standstill(Snapshot recorded, Waits waits, Found found) {
        Found open = new Found();
        for (int id = 1; id <= recorded.lanes(); id++) {
            Lane lane = recorded.lane(id);
            if (lane == null || lane.closed() != Trace.NONE) {
                continue;
            }
            if (lane.role() == LaneRole.PARTLY_SEEN) {
                return false;
            }
            Row last = innermostOpen(lane);
            if (last == null) {
                if (isAtRest(recorded, lane)) {
                    continue;
                }
                return true;
            }
            int i = last.size() - 1;
            State state = last.state(i);
            boolean waitsForOther = state == State.BLOCKED && !Waits.isFromOutside(waits.reason(last, i));
            if (!waitsForOther && state != State.IDLE || recorded.horizon() - last.start(i) < STILL_NANOS) {
                return true; // it may let the others go on
            }
            if (waitsForOther) {
                open.add(last.start(i), recorded.horizon(), last.task(i), id);
            }
        }
        if (found.isEmpty()) {
            found.addAll(open);
        }
        return true;
    }

    /** Whether it has no work of its own, and nobody gave it any for that long. */
    private static boolean isAtRest(Snapshot recorded, Lane lane) {
        if (lane.kind().isHolder() || lane.role() == LaneRole.GROUP) {
            return true;
        }
        Row row = lane.depth() == 0 ? null : lane.row(0);
        long since = row == null || row.size() == 0 ? lane.opened() : row.end(row.size() - 1);
        return lane.rest() == State.IDLE && recorded.horizon() - since >= STILL_NANOS;
    }

    /** The row of the innermost slice that has not ended; null if all have. */
    private static Row innermostOpen(Lane lane) {
        Row found = null;
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            if (row.size() > 0 && row.isOpen(row.size() - 1)) {
                found = row;
            }
        }
        return found;
    }
}
