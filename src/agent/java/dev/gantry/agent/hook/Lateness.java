package dev.gantry.agent.hook;

/** How late something is told, of which a lane's name says it. For one thread. */
final class Lateness {
    private static final long MICROSECOND = 1000;
    private static final long STEP = 100_000_000; // of what the name tells

    private long latest;

    /** Something is told this long after it ended, in nanoseconds: the lane's name says so if nothing was as late. */
    void say(Recording now, Writer writer, int lane, String name, long age) {
        if (age > latest) {
            latest = (age + STEP - 1) / STEP * STEP;
            writer.write(now, lane, 0, Kinds.LANE_NAMED, now.names.of(name + ", " + latest / STEP / 10.0 + " s late"));
        }
    }

    /** The argument of a record of something that took this long, and ended so long ago, both in nanoseconds. */
    static long argument(long age, long took) {
        return Kinds.pair(microseconds(age), microseconds(took));
    }

    private static int microseconds(long nanos) {
        return (int) Math.min(Kinds.GREATEST, Math.max(0, nanos / MICROSECOND));
    }
}
