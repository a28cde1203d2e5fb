package dev.gantry.view.explain;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/**
 * Explanation of a suspended coroutine: how it gave its thread away, which lane had the thread meanwhile, and what for.
 */
public final class WhySuspended {
    private WhySuspended() {}

    /** Why nothing ran on a coroutine, or on a thread whose coroutines had it. */
    static String gap(Snapshot snapshot, Lane lane, Selection.OfGap gap) {
        long from = Math.max(gap.start(), snapshot.first());
        long to = Math.min(gap.end(), snapshot.horizon());
        Lane thread = snapshot.lane(ThreadHolders.thread(snapshot, lane));
        String why = thread == null ? "" : gaveAway(snapshot, thread, lane, from);
        String who = thread == null || to <= from ? "" : holder(snapshot, thread.id(), lane.id(), from, to);
        if (why.isEmpty() && who.isEmpty()) {
            return Phrases.of(lane.kind().isCoroutine() ? "why.gave-away" : "idle.nothing");
        }
        return why.isEmpty() || who.isEmpty() ? why + who : Phrases.of("why.two", why, who);
    }

    /** How long a coroutine had given its thread away, and what it waited for if its slice says so. */
    public static String waiting(Snapshot snapshot, Row row, int i) {
        long to = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        String name = Phrases.words(snapshot.name(row.name(i)));
        String time = Durations.text(to - row.start(i));
        String what = name.isEmpty()
                ? Phrases.of("why.suspended", time)
                : Phrases.of("why.suspended.for", time, name);
        String woken = WhyBlocked.woken(snapshot, row, i);
        return woken.isEmpty() ? what : Phrases.of("why.two", what, woken);
    }

    /** Why a coroutine that could run did not: for a slice in which it was ready. */
    public static String ready(Snapshot snapshot, Row row, int i) {
        Lane lane = snapshot.lane(row.lane());
        long to = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        String who = holder(snapshot, ThreadHolders.thread(snapshot, lane), lane.id(), row.start(i), to);
        String what = Phrases.of("why.ready", Durations.text(to - row.start(i)));
        return who.isEmpty() ? what : Phrases.of("why.two", what, who);
    }

    private static String gaveAway(Snapshot snapshot, Lane thread, Lane lane, long from) {
        if (lane.kind() != LaneKind.THREAD && from <= lane.opened()) {
            return Phrases.of("why.not-begun");
        }
        int at = thread.firstSwitchFrom(from);
        if (at >= thread.switches() || thread.switchAt(at).time() > from) {
            return "";
        }
        while (at < thread.switches() && thread.switchAt(at).time() == from) {
            Switch passed = thread.switchAt(at++);
            if (passed.from() == lane.id()) {
                return Phrases.of("why.switch." + passed.reason().id(),
                        ThreadHolders.name(snapshot, passed.to()));
            }
        }
        return "";
    }

    private static String holder(Snapshot snapshot, int thread, int waiting, long from, long to) {
        ThreadHolders.Holder holder = ThreadHolders.longest(snapshot, thread, from, to);
        if (holder == null || holder.lane() == waiting || holder.held() == 0) {
            return "";
        }
        String key = "why.held" + (holder.alone() ? "" : ".part") + (holder.doing().isEmpty() ? "" : ".doing");
        return Phrases.of(key, ThreadHolders.name(snapshot, holder.lane()), Durations.text(holder.held()),
                Durations.text(to - from), holder.doing());
    }
}
