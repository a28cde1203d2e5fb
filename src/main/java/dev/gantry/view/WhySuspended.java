package dev.gantry.view;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;

/** Says why a coroutine did not run: how it gave its thread away, who had the thread meanwhile, and what for. */
public final class WhySuspended {
    private WhySuspended() {}

    /** Why nothing ran on a coroutine, or on a thread whose coroutines had it. */
    static String gap(Snapshot snapshot, Lane lane, Selection.OfGap gap) {
        long from = Math.max(gap.start(), snapshot.first());
        long to = Math.min(gap.end(), snapshot.horizon());
        Lane thread = snapshot.lane(Holders.thread(snapshot, lane));
        String why = thread == null ? "" : gaveAway(snapshot, thread, lane, from);
        String who = thread == null || to <= from ? "" : holder(snapshot, thread.id(), lane.id(), from, to);
        if (why.isEmpty() && who.isEmpty()) {
            return "It had given its thread away.";
        }
        return why + (why.isEmpty() || who.isEmpty() ? "" : " ") + who;
    }

    /** Why a coroutine that could run did not: for a slice in which it was ready. */
    public static String ready(Snapshot snapshot, Row row, int i) {
        Lane lane = snapshot.lane(row.lane());
        long to = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        String who = holder(snapshot, Holders.thread(snapshot, lane), lane.id(), row.start(i), to);
        return "It could run for " + Durations.text(to - row.start(i)) + " and did not."
                + (who.isEmpty() ? "" : " " + who);
    }

    private static String gaveAway(Snapshot snapshot, Lane thread, Lane lane, long from) {
        if (lane.kind() != LaneKind.THREAD && from <= lane.opened()) {
            return "It had not started to run.";
        }
        int at = thread.firstSwitchFrom(from);
        if (at >= thread.switches() || thread.switchAt(at).time() > from) {
            return "";
        }
        while (at < thread.switches() && thread.switchAt(at).time() == from) {
            Switch passed = thread.switchAt(at++);
            if (passed.from() == lane.id()) {
                return switch (passed.reason()) {
                    case SLEEP -> "It slept without holding its thread.";
                    case IO -> "It waited for I/O without holding its thread.";
                    case YIELD -> "It yielded to " + Holders.name(snapshot, passed.to()) + ".";
                    case SEND -> "It sent a value to " + Holders.name(snapshot, passed.to()) + ".";
                    case THROW -> "It threw into " + Holders.name(snapshot, passed.to()) + ".";
                    case SWITCH -> "It switched to " + Holders.name(snapshot, passed.to()) + ".";
                    case EXIT -> "It had come to its end.";
                };
            }
        }
        return "";
    }

    private static String holder(Snapshot snapshot, int thread, int waiting, long from, long to) {
        Holders.Holder holder = Holders.longest(snapshot, thread, from, to);
        if (holder == null || holder.lane() == waiting || holder.held() == 0) {
            return "";
        }
        String doing = holder.doing().isEmpty() ? "" : ", " + holder.doing();
        String share = holder.alone()
                ? ""
                : " for " + Durations.text(holder.held()) + " of these " + Durations.text(to - from);
        return "The thread was held by " + Holders.name(snapshot, holder.lane()) + share + doing + ".";
    }
}
