package dev.gantry.agent.hook;

/** What stopped all threads of this JVM, on a lane of its own; its name says how late that is told. For one thread. */
public final class Stops {
    private static final String NAME = "GC and safepoints";

    private static Recording told; // the one that has the lane
    private static int lane;
    private static Lateness lateness = new Lateness();

    private Stops() {}

    /** Opens the lane: what was before is not told. */
    public static void begin() {
        Recording now = Hooks.recording();
        if (now != null && now != told) {
            Writer writer = now.writer();
            writer.busy = true;
            lane = now.openLate(writer, LaneNumbers.PROCESS, Kinds.PARTLY_SEEN, Kinds.THREAD, NAME);
            told = now;
            lateness = new Lateness();
            writer.busy = false;
        }
    }

    /**
     * They stood still.
     *
     * @param why a text of Gantry's
     * @param start in nanoseconds of the system's clock
     * @param end in nanoseconds of the system's clock
     */
    public static void tell(String why, long start, long end) {
        Recording now = Hooks.recording();
        if (now == null) {
            return;
        }
        begin();
        Writer writer = now.writer();
        writer.busy = true;
        try {
            if (lane != 0) {
                long age = System.nanoTime() - end;
                lateness.say(now, writer, lane, NAME, age);
                writer.write(now, lane, now.names.of(why), Kinds.TOLD, Lateness.argument(age, end - start));
            }
        } finally {
            writer.busy = false;
        }
    }
}
