package dev.gantry.view.time;

import java.util.Optional;

/**
 * Mapping of times to pixels and back. A pixel column stands for the times from {@code time(x)} up to, not including,
 * {@code time(x + 1)}. Never changes.
 *
 * @param start the time at the left edge, nanoseconds since the origin
 * @param end the time at the right edge
 * @param left the x of the left edge
 * @param width how many pixels lie between the edges, at least 1
 * @param stretch how times lie where they are not equally far apart; empty where they are
 */
public record TimeScale(long start, long end, int left, int width, Optional<Stretch> stretch) {
    private static final int FAR = 1 << 24;

    /**
     * Times that lie as those of an axis do.
     *
     * @param map where they lie on it
     * @param from the axis' time at the left edge
     * @param span how much time of the axis lies between the edges
     */
    public record Stretch(TimeMap map, double from, double span) {
        double share(long time) {
            return (map.at(time) - from) / span;
        }

        double time(double share) {
            return map.from(from + share * span);
        }
    }

    /** Times equally far apart. */
    public TimeScale(long start, long end, int left, int width) {
        this(start, end, left, width, Optional.empty());
    }

    /**
     * Times where a map of the recording onto an axis puts them.
     *
     * @param seen what is shown of the axis
     */
    public static TimeScale along(TimeMap map, Viewport seen, int left, int width) {
        if (map.isShift()) {
            return new TimeScale(map.toOwn(seen.start()), map.toOwn(seen.end()), left, Math.max(1, width));
        }
        TimeScale times = new TimeScale(0, 1, left, Math.max(1, width),
                Optional.of(new Stretch(map, seen.start(), seen.span())));
        long start = times.time(left);
        return new TimeScale(start, Math.max(start + 1, times.time(times.right())), left, times.width, times.stretch);
    }

    /** Whether times are not equally far apart. */
    public boolean isStretched() {
        return stretch.isPresent();
    }

    public int right() {
        return left + width;
    }

    /** The pixel column of this time; columns far outside are cut to some that lie outside too. */
    public int x(long time) {
        double x = Math.floor(stretch.isEmpty()
                ? (time - (double) start) * width / (end - start)
                : stretch.get().share(time) * width);
        return left + (int) Math.clamp(x, -FAR, FAR);
    }

    /** The pixel column of this time, cut to the edges. */
    public int clampedX(long time) {
        return Math.clamp(x(time), left, left + width);
    }

    /** The first time of a pixel column: the earliest whose {@code x} is not left of it. */
    public long time(int x) {
        if (stretch.isPresent()) {
            return firstFrom(Math.round(stretch.get().time((x - left) / (double) width)), x);
        }
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

    /** The earliest time whose column is not left of this one, sought around a guess in ever wider steps. */
    private long firstFrom(long guess, int x) {
        long high = guess;
        for (long step = 1; x(high) < x; step *= 2) {
            high += step;
        }
        long low = high - 1;
        for (long step = 1; x(low) >= x; step *= 2) {
            high = low;
            low -= step;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (x(middle) < x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How many nanoseconds a pixel stands for; the mean where times are not equally far apart. */
    public double nanosPerPixel() {
        return (end - start) / (double) width;
    }

    /** How many nanoseconds a pixel stands for where they are fewest. */
    public double leastNanosPerPixel() {
        return stretch.map(each -> each.map.least(start, end) * each.span / width).orElseGet(this::nanosPerPixel);
    }
}
