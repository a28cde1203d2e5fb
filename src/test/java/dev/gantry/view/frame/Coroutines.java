package dev.gantry.view.frame;

import java.util.Random;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.SwitchReason;

/** Recordings of threads that coroutines share. */
public final class Coroutines {
    private static final long MS = Recordings.MS;
    private static final SwitchReason[] REASONS = {SwitchReason.YIELD, SwitchReason.SLEEP, SwitchReason.IO,
            SwitchReason.SWITCH};

    private Coroutines() {}

    /** Three greenlets; play sleeps without switching while eat is ready and drink is suspended, then all go on. */
    public static Snapshot three() {
        Recordings made = new Recordings();
        int sleep = made.names.intern("gantry:sleep");
        int main = Recordings.MAIN;
        open(made, 10 * MS, 3, "eat");
        open(made, 10 * MS, 4, "play");
        open(made, 10 * MS, 5, "drink");
        made.trace.switched(20 * MS, main, 3, SwitchReason.SWITCH);
        made.trace.switched(100 * MS, 3, 5, SwitchReason.YIELD);
        made.trace.switched(180 * MS, 5, 4, SwitchReason.SLEEP);
        made.trace.ready(190 * MS, 3);
        made.trace.blocked(200 * MS, 4, sleep, 0);
        made.trace.unblocked(600 * MS, 4, 0);
        made.trace.switched(640 * MS, 4, 3, SwitchReason.THROW);
        made.trace.switched(720 * MS, 3, 5, SwitchReason.IO);
        made.trace.laneClosed(790 * MS, 5);
        made.trace.switched(790 * MS, 5, main, SwitchReason.EXIT);
        made.trace.switched(860 * MS, main, 4, SwitchReason.SEND);
        made.trace.switched(900 * MS, 4, main, SwitchReason.YIELD);
        return made.finish(1000 * MS);
    }

    /** One thread with so many greenlets that take turns; each holds it for about a millisecond. */
    public static Snapshot many(int count, int switches) {
        Recordings made = new Recordings();
        Random random = new Random(11);
        long time = 5 * MS;
        for (int i = 0; i < count; i++) {
            open(made, time, 3 + i, "task " + i);
            time += MS / 10;
        }
        int holder = Recordings.MAIN;
        boolean[] ready = new boolean[3 + count];
        for (int i = 0; i < switches; i++) {
            time += MS / 2 + random.nextInt((int) MS);
            int woken = 3 + random.nextInt(count);
            if (i % 3 == 0 && woken != holder && !ready[woken]) {
                made.trace.ready(time, woken);
                ready[woken] = true;
            }
            int next = 3 + random.nextInt(count);
            ready[next] = false;
            if (next != holder) {
                made.trace.switched(time, holder, next, REASONS[random.nextInt(REASONS.length)]);
                holder = next;
            }
        }
        return made.finish(time + 5 * MS);
    }

    private static void open(Recordings made, long time, int lane, String name) {
        made.trace.laneOpened(time, lane, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, made.names.intern(name));
    }
}
