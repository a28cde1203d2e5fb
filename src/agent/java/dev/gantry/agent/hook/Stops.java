package dev.gantry.agent.hook;

/** What stopped all threads of this JVM, on a lane of its own; its name says how late that is told. For one thread. */
public final class Stops {
    private static final String NAME = "GC and safepoints";
    private static final long MICROSECOND = 1000;
    private static final long STEP = 100_000_000; // of the lateness that the name tells

    private static Recording told; // the one that has the lane
    private static int lane;
    private static long latest;

    private Stops() {}

    /** Opens the lane: what was before is not told. */
    public static void begin() {
        Recording now = Hooks.recording();
        if (now != null && now != told) {
            Writer writer = now.writer();
            writer.busy = true;
            lane = now.openStops(writer, NAME);
            told = now;
            latest = 0;
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
            long age = System.nanoTime() - end;
            if (lane != 0 && age > latest) {
                latest = (age + STEP - 1) / STEP * STEP;
                writer.write(now, lane, 0, Kinds.LANE_NAMED,
                        now.names.of(NAME + ", " + latest / STEP / 10.0 + " s late"));
            }
            if (lane != 0) {
                writer.write(now, lane, now.names.of(why), Kinds.TOLD,
                        Kinds.pair(microseconds(age), microseconds(end - start)));
            }
        } finally {
            writer.busy = false;
        }
    }

    private static int microseconds(long nanos) {
        return (int) Math.min(Kinds.GREATEST, Math.max(0, nanos / MICROSECOND));
    }
}
