package dev.gantry.agent.hook;

import java.util.HashMap;
import java.util.Map;

/**
 * Waits that no hook sees, which are told when they are over: each thread has one more lane for them, and all of these
 * are in a group whose name says how late they are told. For one thread.
 */
public final class LateWaits {
    /** Shorter ones are not told, in microseconds. */
    public static final int SHORTEST = 100;

    private static final String NAME = "monitors";
    private static final int MOST_LANES = 200;
    private static final int MOST_REASONS = 20_000;

    private static final Map<Long, Integer> LANES = new HashMap<>(); // by the threads' numbers
    private static Recording told; // the one that has the lanes
    private static int group;
    private static boolean all; // have a lane
    private static Lateness lateness = new Lateness();

    private LateWaits() {}

    /**
     * A thread waited.
     *
     * @param thread its number
     * @param name its name; may be null
     * @param why a text of Gantry's
     * @param start in nanoseconds of the system's clock
     * @param end in nanoseconds of the system's clock
     */
    public static void tell(long thread, String name, boolean isVirtual, String why, long start, long end) {
        Recording now = Hooks.recording();
        if (now == null || Threads.isHidden(String.valueOf(name))) {
            return;
        }
        Writer writer = now.writer();
        writer.busy = true;
        try {
            begin(now);
            Integer known = LANES.get(thread);
            int lane = known != null ? known : open(now, writer, thread, name, isVirtual);
            if (lane != 0) {
                long age = System.nanoTime() - end;
                lateness.say(now, writer, group, NAME, age);
                writer.write(now, lane, now.names.ofFew(why, MOST_REASONS, now.reasons.wait), Kinds.TOLD_WAIT,
                        Lateness.argument(age, end - start));
            }
        } finally {
            writer.busy = false;
        }
    }

    private static void begin(Recording now) {
        if (now != told) {
            told = now;
            group = 0;
            all = true;
            lateness = new Lateness();
            LANES.clear();
        }
    }

    private static int open(Recording now, Writer writer, long thread, String name, boolean isVirtual) {
        if (group == 0) {
            group = now.openLate(writer, LaneNumbers.PROCESS, Kinds.GROUP, Kinds.THREAD, NAME);
            now.note(writer, "short-monitors", Double.toString(SHORTEST / 1000.0));
        }
        String nameless = isVirtual ? "virtual thread " : "thread ";
        int lane = group == 0 || LANES.size() == MOST_LANES
                ? 0
                : now.openLate(writer, group, Kinds.PARTLY_SEEN, Kinds.THREAD,
                        (name == null || name.isEmpty() ? nameless + thread : name) + ": monitors");
        if (lane != 0) {
            LANES.put(thread, lane);
        } else if (all) {
            all = false;
            now.note(writer, "monitors", Integer.toString(LANES.size()));
        }
        return lane;
    }
}
