package dev.gantry.view.time;

/**
 * Mapping of times to pixels and back. A pixel column stands for the times from {@code time(x)} up to, not including,
 * {@code time(x + 1)}. Never changes.
 *
 * @param start the time at the left edge, nanoseconds since the origin
 * @param end the time at the right edge
 * @param left the x of the left edge
 * @param width how many pixels lie between the edges, at least 1
 */
public record TimeScale(long start, long end, int left, int width) {
    private static final int FAR = 1 << 24;

    public int right() {
        return left + width;
    }

    /** The pixel column of this time; columns far outside are cut to some that lie outside too. */
    public int x(long time) {
        double x = Math.floor((time - (double) start) * width / (end - start));
        return left + (int) Math.clamp(x, -FAR, FAR);
    }

    /** The pixel column of this time, cut to the edges. */
    public int clampedX(long time) {
        return Math.clamp(x(time), left, left + width);
    }

    /** The first time of a pixel column: the earliest whose {@code x} is not left of it. */
    public long time(int x) {
        long span = end - start;
        long time = start + (long) Math.ceil((x - left) * (double) span / width);
        while (x(time - 1) >= x) {
            time--;
        }
        while (x(time) < x) {
            time++;
        }
        return time;
    }

    /** How many nanoseconds a pixel stands for. */
    public double nanosPerPixel() {
        return (end - start) / (double) width;
    }
}
