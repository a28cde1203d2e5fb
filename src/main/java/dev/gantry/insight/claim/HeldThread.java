package dev.gantry.insight.claim;

import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.insight.Innermost;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/**
 * No coroutine held its thread for longer than this, running or blocked, while others of the thread waited for it:
 * {@code no coroutine held its thread longer than 50 ms}. That is what stops an event loop or a hub. A hub in which
 * nothing can run holds none, nor does a wait that begins or ends with a switch. Coroutines that share no
 * thread, such as the JDK's virtual threads, are left out.
 */
record HeldThread(Optional<Wildcard> name, long nanos) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Wildcard.Names names = new Wildcard.Names(recorded, name.orElse(new Wildcard("*")));
        Places against = new Places();
        int lanes = 0;
        for (int id = 1; id <= recorded.lanes() && going.on(1); id++) {
            Lane lane = recorded.lane(id);
            Lane thread = lane == null ? null : recorded.lane(lane.parent());
            if (thread != null && lane.kind().isCoroutine() && thread.kind() == LaneKind.THREAD
                    && thread.role() != LaneRole.GROUP && names.has(lane.name())) {
                lanes++;
                read(recorded, lane, thread, against);
            }
        }
        return lanes == 0
                ? Finding.open(Message.say("claim.no-coroutine"))
                : Finding.ofLongest(against, evidence.isFromTheStart());
    }

    private void read(Snapshot recorded, Lane lane, Lane thread, Places against) {
        long[] held = {0, 0}; // the stretch that is being put together
        Innermost.walk(lane, recorded.first(), recorded.horizon(), (start, end, state) -> {
            boolean gaveAway = thread.isSwitchedAt(start) || thread.isSwitchedAt(end);
            boolean holds = state.isWork() || state == State.BLOCKED && !gaveAway;
            if (!holds || start != held[1]) {
                tell(held, lane.id(), against);
                held[0] = start;
            }
            held[1] = holds ? end : start;
        });
        tell(held, lane.id(), against);
    }

    private void tell(long[] held, int lane, Places against) {
        if (held[1] - held[0] > nanos) {
            against.add(new Place(held[0], held[1], 0, lane), held[1] - held[0]);
        }
    }

    @Override
    public long work(Snapshot recorded) {
        return recorded.lanes();
    }
}
