package dev.gantry.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.gantry.trace.Lane;
import dev.gantry.trace.StateTimes;

/**
 * Concurrency: how many lanes of an area worked at once. The means are sums over ranges, so they are exact at any size.
 * The steps have to be read slice by slice, which is done up to {@link #MOST_READ} slices.
 *
 * @param mean over all of the area
 * @param curve the mean in each of its equal parts, see {@link #parts}
 * @param steps the steps; empty if there are too many slices
 */
public record Concurrency(double mean, List<Double> curve, Optional<Steps> steps) {
    private static final int PARTS = 240;

    /** Limit of slices that are read one by one: about a second. */
    public static final long MOST_READ = 10_000_000;

    /**
     * The steps, exactly.
     *
     * @param most how many lanes worked at once at most
     * @param peaks the same in each part of the curve
     * @param times how many nanoseconds so many lanes worked at once, by their number, from 0 to {@code most}
     */
    public record Steps(int most, List<Integer> peaks, List<Long> times) {
        public Steps {
            peaks = List.copyOf(peaks);
            times = List.copyOf(times);
        }
    }

    public Concurrency {
        curve = List.copyOf(curve);
    }

    /** Into how many parts the time of this area is divided: some hundreds, but none shorter than a nanosecond. */
    public static int parts(Area area) {
        return Math.clamp(area.length(), 1, PARTS);
    }

    /** Where a part of this area begins; that after the last is the area's end. */
    public static long edge(Area area, int part) {
        return new Parts(area.start(), area.end(), parts(area)).edge(part);
    }

    /** Where all parts begin, and where the last ends. */
    static long[] edges(Area area) {
        return IntStream.rangeClosed(0, parts(area)).mapToLong(part -> edge(area, part)).toArray();
    }

    static Optional<Concurrency> of(Area area, List<Lane> lanes, long slices, Going going) {
        int parts = parts(area);
        long[] edges = edges(area);
        double[] sums = new double[parts];
        StateTimes times = new StateTimes();
        for (Lane lane : lanes) {
            for (int part = 0; part < parts; part++) {
                sums[part] += worked(lane, edges[part], edges[part + 1], times);
            }
            if (!going.on(parts)) {
                return Optional.empty();
            }
        }
        double all = 0;
        List<Double> curve = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            all += sums[part];
            curve.add(sums[part] / Math.max(1, edges[part + 1] - edges[part]));
        }
        double mean = all / Math.max(1, area.length());
        if (slices > MOST_READ) {
            return Optional.of(new Concurrency(mean, curve, Optional.empty()));
        }
        return Sweep.over(area, lanes, slices, going).map(steps -> new Concurrency(mean, curve, Optional.of(steps)));
    }

    private static long worked(Lane lane, long from, long to, StateTimes times) {
        times.clear();
        Innermost.add(lane, from, to, times);
        return times.work();
    }
}
