package dev.gantry.insight.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.gantry.insight.Going;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/** The waits of a recording, and what they are for. */
final class Waits {
    /** Ended by a clock, a device or another program. */
    private static final Set<String> FROM_OUTSIDE = Set.of("sleep", "io", "timer", "io-or-timer", "socket-read",
            "socket-write", "file-read", "file-write", "file-force", "gc-pause", "safepoint", "vm-operation");

    private static final String LOCK = "lock";
    private static final String HELD = "held";

    private final Snapshot recorded;
    private final Map<Integer, Reason> reasons = new HashMap<>();

    /**
     * What a wait is for.
     *
     * @param code of Gantry's own reason, or another program's word as it is; empty if not told
     * @param of what of that kind, such as one of several locks; empty if not told
     * @param holder the name of the lane that had the lock when the wait began; empty if not told
     */
    private record Reason(String code, String of, String holder) {
        static Reason of(String name) {
            Optional<Message> message = Message.of(name);
            Object first = message.filter(said -> !said.arguments().isEmpty()).map(said -> said.arguments().getFirst())
                    .orElse("");
            String code = message.map(Message::code).orElse(name);
            return first instanceof Message held && held.code().equals(HELD) && held.arguments().size() == 2
                    ? new Reason(code, held.arguments().get(0).toString(), held.arguments().get(1).toString())
                    : new Reason(code, first.toString(), "");
        }
    }

    Waits(Snapshot recorded) {
        this.recorded = recorded;
    }

    /** Takes waits of one lane after the other, in order of time. */
    interface Sink {
        /** A wait, which may be {@linkplain Row#isOpen open}. */
        void wait(Lane lane, Row row, int slice);
    }

    /** Tells the waits that lie in no other; how many there were. */
    long tell(Going going, Sink sink) {
        long told = 0;
        for (int id = 1; id <= recorded.lanes(); id++) {
            Lane lane = recorded.lane(id);
            if (lane != null && !going.isStopped()) {
                told += tell(lane, going, sink);
            }
        }
        return told;
    }

    /** Tells those of a lane; how many there were. */
    long tell(Lane lane, Going going, Sink sink) {
        long told = 0;
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size() && Question.goesOn(i, going); i++) {
                if (row.state(i) == State.BLOCKED && !isInside(lane, depth, row.start(i))) {
                    told++;
                    sink.wait(lane, row, i);
                }
            }
        }
        return told;
    }

    /** Whether a slice around this one is a wait already. */
    private static boolean isInside(Lane lane, int depth, long time) {
        for (int outer = 0; outer < depth; outer++) {
            int around = lane.row(outer).at(time);
            if (around >= 0 && lane.row(outer).state(around) == State.BLOCKED) {
                return true;
            }
        }
        return false;
    }

    /** What a wait is for: the code of Gantry's own reason, or another program's word as it is; empty if not told. */
    String reason(Row row, int slice) {
        return told(row, slice).code;
    }

    /** Whether it is a wait for a lock. */
    boolean isForLock(Row row, int slice) {
        return reason(row, slice).equals(LOCK);
    }

    /** Which lock it is for, of one process; empty if not told. */
    String lock(Row row, int slice) {
        return told(row, slice).of;
    }

    /** The name of the lane that had the lock when the wait began; empty if not told. */
    String holder(Row row, int slice) {
        return told(row, slice).holder;
    }

    private Reason told(Row row, int slice) {
        return reasons.computeIfAbsent(row.name(slice), number -> Reason.of(recorded.name(number)));
    }

    /** Whether nobody in the recording ends a wait for this. */
    static boolean isFromOutside(String reason) {
        return FROM_OUTSIDE.contains(reason);
    }

    /** When it ended, or up to when it is known to last. */
    long end(Row row, int slice) {
        return Math.min(row.end(slice), recorded.horizon());
    }

    /** Whether its coroutine had given its thread away where the wait began or ended: then it held no thread. */
    static boolean gaveAway(Lane thread, Row row, int slice) {
        return thread.isSwitchedAt(row.start(slice)) || !row.isOpen(slice) && thread.isSwitchedAt(row.end(slice));
    }

    /** The thread on which this coroutine takes turns with others; null for what is none. */
    static Lane thread(Snapshot recorded, Lane lane) {
        if (lane == null || !lane.kind().isCoroutine()) {
            return null;
        }
        Lane thread = recorded.lane(lane.parent());
        return thread != null && thread.kind() == LaneKind.THREAD && thread.role() != LaneRole.GROUP ? thread : null;
    }
}
