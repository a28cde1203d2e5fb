package dev.gantry.cluster;

import java.util.List;
import java.util.function.ToLongFunction;

import dev.gantry.cluster.keep.KeptCounts;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.Clock;
import dev.gantry.wire.Intake;
import dev.gantry.wire.RecordKind;

/** Counters of a member's lane: what it counted of the records that it keeps. For one thread at a time. */
final class MemberCounters {
    private record Counter(String code, ToLongFunction<KeptCounts> value) {}

    private static final List<Counter> ALL = List.of(
            new Counter("member-running", KeptCounts::running),
            new Counter("member-queued", KeptCounts::queued),
            new Counter("member-started", KeptCounts::started),
            new Counter("member-ended", KeptCounts::ended),
            new Counter("member-failed", KeptCounts::failed),
            new Counter("member-bytes", KeptCounts::bytes),
            new Counter("member-lost", KeptCounts::lost));

    private Intake intake;
    private Intake.Feed feed;
    private int lane;
    private long last;
    private KeptCounts told;
    private long lost; // of which a recording was told, or while none was on

    /** No recording is on: what was lost is none's. */
    void skip(KeptCounts counts) {
        lost = counts.lost();
    }

    /** Tells this recording what has changed. What the member lost of its records is lost to the recording. */
    void tell(Intake on, String machine, KeptCounts counts, Clock clock) {
        if (on != intake) {
            lane = on.machine(machine);
            feed = on.open(lane);
            last = on.origin(System.nanoTime());
            told = null;
            intake = on;
        }
        long time = counts.at() + clock.offset();
        last = time - last > 0 ? time : last;
        for (Counter each : ALL) {
            long value = each.value.applyAsLong(counts);
            if (told == null || each.value.applyAsLong(told) != value) {
                int name = on.names().intern(Message.say(each.code).text());
                feed.put(last, lane, name, RecordKind.COUNTER, value);
            }
        }
        feed.lose(Math.max(0, counts.lost() - lost));
        lost = counts.lost();
        feed.flush();
        told = counts;
    }
}
