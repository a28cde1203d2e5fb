package dev.gantry.view.time;

import java.util.Arrays;

/**
 * Map of one recording's times onto another's, the axis: straight lines between points that rise in both, and as fast
 * as the axis before the first and after the last. So it rises everywhere. Never changes.
 */
public final class TimeMap {
    /** Each time is itself. */
    public static final TimeMap SAME = shift(0, 0);

    private final long[] own;
    private final long[] axis;

    /**
     * Through these points.
     *
     * @param own times of the recording, nanoseconds since its origin, rising; at least one
     * @param axis as many times of the axis, rising
     */
    public TimeMap(long[] own, long[] axis) {
        if (own.length == 0 || own.length != axis.length) {
            throw new IllegalArgumentException("as many times on both sides, at least one");
        }
        for (int i = 1; i < own.length; i++) {
            if (own[i] <= own[i - 1] || axis[i] <= axis[i - 1]) {
                throw new IllegalArgumentException("times must rise, not so at " + i);
            }
        }
        this.own = own.clone();
        this.axis = axis.clone();
    }

    /** All times moved alike, so that this time of the recording is that of the axis. */
    public static TimeMap shift(long own, long axis) {
        return new TimeMap(new long[]{0}, new long[]{axis - own});
    }

    /** Whether all times are moved alike. */
    public boolean isShift() {
        return own.length == 1;
    }

    /** The time of the axis at which this time of the recording lies. */
    public long toAxis(long time) {
        return isShift() ? time - own[0] + axis[0] : Math.round(at(time));
    }

    /** The time of the recording that lies at this time of the axis. */
    public long toOwn(long time) {
        return isShift() ? time - axis[0] + own[0] : Math.round(along(axis, own, time));
    }

    /** The same as {@link #toAxis}, with parts of nanoseconds. */
    double at(double time) {
        return along(own, axis, time);
    }

    /** The same as {@link #toOwn}, with parts of nanoseconds. */
    double from(double time) {
        return along(axis, own, time);
    }

    /** How many nanoseconds of the recording lie on one of the axis, where they are fewest between two own times. */
    double least(long from, long to) {
        double least = from < own[0] || to > own[own.length - 1] ? 1 : Double.POSITIVE_INFINITY;
        for (int i = Math.max(1, after(own, from)); i < own.length && own[i - 1] <= to; i++) {
            least = Math.min(least, (own[i] - own[i - 1]) / (double) (axis[i] - axis[i - 1]));
        }
        return least == Double.POSITIVE_INFINITY ? 1 : least;
    }

    private static double along(long[] from, long[] to, double time) {
        int after = after(from, time);
        if (after == 0) {
            return to[0] + (time - from[0]);
        }
        if (after == from.length) {
            return to[after - 1] + (time - from[after - 1]);
        }
        double part = (time - from[after - 1]) / (from[after] - from[after - 1]);
        return to[after - 1] + part * (to[after] - to[after - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof TimeMap map && Arrays.equals(own, map.own) && Arrays.equals(axis, map.axis);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(own) + Arrays.hashCode(axis);
    }

    /** The first point that lies after this time. */
    private static int after(long[] times, double time) {
        int found = Arrays.binarySearch(times, (long) Math.floor(time));
        return found >= 0 ? found + 1 : -found - 1;
    }
}
