package dev.gantry.insight.lint;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.Innermost;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Switch;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.message.Message;

/**
 * A coroutine, or a callback of its event loop, held the thread for long though others could have run.
 *
 * <p>That others could is told where the recording knows which coroutines are ready. Where it does not, as of Python,
 * it is told of tasks and callbacks by what came next: a task that was queued before, or one that slept or waited for
 * I/O and goes on as soon as the thread is let go, without a wait of the loop between.
 *
 * @param waits whether it waited for so long meanwhile; otherwise it computed for so long and hardly waited
 */
record HeldLoop(boolean waits, long nanos) implements Question {
    private static final long AT_ONCE = 5_000_000;
    private static final long HARDLY = 50_000_000;
    private static final int MOST_READ = 10_000;
    private static final int FIRST = 3; // slices, of which one has the task that a coroutine begins with

    /** A stretch in which a lane holds its thread. */
    private static final class Hold {
        private long from;
        private long to;
        private long blocked;
        private int task;
    }

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Found found = new Found();
        boolean loops = false;
        for (int id = 1; id <= recorded.lanes() && going.on(1); id++) {
            Lane lane = recorded.lane(id);
            Lane thread = Waits.thread(recorded, lane);
            if (thread != null) {
                loops = true;
                read(recorded, lane, thread, found);
            } else if (lane != null && lane.kind() == LaneKind.THREAD && lane.coroutineCounts().size() > 0) {
                readCallbacks(recorded, lane, found);
            }
        }
        return found.unless(!loops, "lint.no-loop");
    }

    private void read(Snapshot recorded, Lane lane, Lane thread, Found found) {
        Hold hold = new Hold();
        Innermost.walk(lane, recorded.first(), recorded.horizon(),
                (start, end, state) -> {
                    boolean gaveAway = thread.isSwitchedAt(start) || thread.isSwitchedAt(end);
                    boolean blocks = state == State.BLOCKED && !gaveAway;
                    if (!state.isWork() && !blocks || start != hold.to) {
                        tell(recorded, lane, thread, hold, found);
                        hold.from = start;
                        hold.blocked = 0;
                    }
                    hold.to = state.isWork() || blocks ? end : hold.from;
                    hold.blocked += blocks ? end - start : 0;
                });
        tell(recorded, lane, thread, hold, found);
    }

    private void readCallbacks(Snapshot recorded, Lane thread, Found found) {
        for (int depth = 0; depth < thread.depth(); depth++) {
            Row row = thread.row(depth);
            for (int i = 0; row.hasWork() && i < row.size(); i++) {
                if (row.state(i) == State.CALLBACK) {
                    Hold hold = new Hold();
                    hold.from = row.start(i);
                    hold.to = Math.min(row.end(i), recorded.horizon());
                    Innermost.walk(thread, hold.from, hold.to, (start, end, state) -> {
                        hold.blocked += state == State.BLOCKED ? end - start : 0;
                    });
                    tell(recorded, thread, thread, hold, found);
                }
            }
        }
    }

    private void tell(Snapshot recorded, Lane lane, Lane thread, Hold hold, Found found) {
        long ran = hold.to - hold.from - hold.blocked;
        boolean isLong = waits ? hold.blocked > nanos : ran > nanos && hold.blocked <= HARDLY;
        if (!isLong) {
            return;
        }
        hold.task = task(lane, hold.from, hold.to);
        boolean isInTurn = hold.task != 0 || lane == thread; // not the loop itself, whose waits may be unknown
        if (wasReady(thread, hold) || isInTurn && comesNext(recorded, lane, thread, hold)) {
            found.add(hold.from, hold.to, hold.task, lane.id());
        }
    }

    /** The first task that a lane runs in this time; 0 for none. */
    private static int task(Lane lane, long from, long to) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int first = row.firstEndingAfter(from);
            for (int i = first; i < Math.min(row.size(), first + FIRST) && row.start(i) < to; i++) {
                if (row.task(i) != 0) {
                    return row.task(i);
                }
            }
        }
        return 0;
    }

    /** Whether a coroutine was ready for so long while the thread was held. */
    private boolean wasReady(Lane thread, Hold hold) {
        CoroutineCounts counts = thread.coroutineCounts();
        for (int i = Math.max(0, counts.at(hold.from)); i < counts.size() && counts.time(i) < hold.to; i++) {
            if (counts.count(i, CoroutineCounts.READY) > 0) {
                return hold.to - Math.max(hold.from, counts.time(i)) > nanos;
            }
        }
        return false;
    }

    /** Whether one gets the thread at once that nothing but the hold had kept from it. */
    private boolean comesNext(Snapshot recorded, Lane lane, Lane thread, Hold hold) {
        for (int i = thread.firstSwitchFrom(hold.to); i < thread.switches(); i++) {
            Switch passed = thread.switchAt(i);
            Lane next = recorded.lane(passed.to());
            if (passed.time() > hold.to + AT_ONCE || hasRested(recorded.lane(passed.from()), hold.to, passed.time())
                    || hasRested(thread, hold.to, passed.time())) {
                return false;
            }
            if (next != null && next != lane && next.kind().isCoroutine()
                    && (wasQueued(recorded, next, hold) || sleptBefore(thread, next, hold))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the loop waited itself in this time. */
    private static boolean hasRested(Lane lane, long from, long to) {
        for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = row.firstStartingAt(from); i < row.size() && row.start(i) < to; i++) {
                if (row.state(i) == State.IDLE || row.state(i) == State.BLOCKED) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this lane begins with a task that was queued all the while. */
    private static boolean wasQueued(Snapshot recorded, Lane next, Hold hold) {
        if (next.depth() == 0 || next.row(0).size() == 0 || next.row(0).start(0) < hold.to) {
            return false;
        }
        for (int depth = 0; depth < next.depth(); depth++) {
            Row row = next.row(depth);
            for (int i = 0; i < Math.min(row.size(), FIRST); i++) {
                if (recorded.hasTask(row.task(i))) {
                    return recorded.taskSubmitted(row.task(i)) <= hold.from;
                }
            }
        }
        return false;
    }

    /** Whether it had gone to sleep, or to wait for I/O, before. */
    private static boolean sleptBefore(Lane thread, Lane next, Hold hold) {
        int last = thread.firstSwitchFrom(hold.from + 1) - 1;
        for (int i = last; i >= 0 && i > last - MOST_READ; i--) {
            Switch passed = thread.switchAt(i);
            if (passed.from() == next.id()) {
                return passed.reason() == SwitchReason.SLEEP || passed.reason() == SwitchReason.IO;
            }
        }
        return false;
    }
}
