package dev.gantry.trace;

/**
 * Activity: how much time all lanes together worked and were blocked, by their innermost slices; open ones count up to
 * the requested time. Exact at the edges of about a thousand to two thousand bins that the recording is divided into,
 * interpolated linearly in between. Immutable.
 */
public final class Activity {
    private final long origin;
    private final int shift;
    private final long[] working;
    private final long stillWorking;
    private final long[] blocked;
    private final long stillBlocked;

    Activity(long origin, int shift, long[] working, long stillWorking, long[] blocked, long stillBlocked) {
        this.origin = origin;
        this.shift = shift;
        this.working = working;
        this.stillWorking = stillWorking;
        this.blocked = blocked;
        this.stillBlocked = stillBlocked;
    }

    /** The nanoseconds that lanes worked before this time. */
    public double workedBefore(long time) {
        return before(time, working, stillWorking);
    }

    /** The nanoseconds that lanes were blocked before this time. */
    public double blockedBefore(long time) {
        return before(time, blocked, stillBlocked);
    }

    private double before(long time, long[] sums, long lanesAtEnd) {
        long since = time - origin;
        int bins = sums.length - 1;
        if (since <= 0) {
            return 0;
        }
        long bin = since >> shift;
        if (bin >= bins) {
            return sums[bins] + lanesAtEnd * (double) (since - ((long) bins << shift));
        }
        double share = (since - (bin << shift)) / (double) (1L << shift);
        return sums[(int) bin] + share * (sums[(int) bin + 1] - sums[(int) bin]);
    }
}
