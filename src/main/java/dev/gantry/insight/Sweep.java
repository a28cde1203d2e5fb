package dev.gantry.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.State;

/**
 * Sweep line over an area that counts how many lanes work at each time.
 *
 * <p>Each lane's stretches of work give a start and an end. Both are sorted, and how many lanes work at a time is how
 * many starts lie before it less how many ends. So that the times of a long recording need not be held at once, it is
 * cut into windows of some hundred thousand slices; what goes on at a cut ends there and starts again, which the count
 * does not notice. Rejected: a heap of lanes, slower than sorting; one counter for each nanosecond or pixel, not exact.
 */
final class Sweep {
    private static final long WINDOW = 1 << 18;

    private final Area area;
    private final int[] peaks;
    /** Where the parts of the area begin, and where the last ends. */
    private final long[] edges;
    private long[] times = new long[8];
    private long[] starts = new long[1 << 10];
    private long[] ends = new long[1 << 10];
    private int size;
    private long working;
    private int part;

    private Sweep(Area area) {
        this.area = area;
        this.peaks = new int[Concurrency.parts(area)];
        this.edges = Concurrency.edges(area);
    }

    static Optional<Concurrency.Steps> over(Area area, List<Lane> lanes, long slices, Going going) {
        Sweep sweep = new Sweep(area);
        long windows = Math.clamp(slices / WINDOW, 1, Math.max(1, area.length()));
        long from = area.start();
        for (long window = 1; window <= windows; window++) {
            long to = window == windows
                    ? area.end()
                    : area.start() + (long) (area.length() * ((double) window / windows));
            sweep.size = 0;
            for (Lane lane : lanes) {
                sweep.working = from - 1;
                Innermost.walk(lane, from, to, sweep::stretch);
            }
            sweep.count(from, to);
            from = to;
            if (!going.on(slices / windows)) {
                return Optional.empty();
            }
        }
        return Optional.of(sweep.steps());
    }

    /** Takes a stretch of the lane that is read; work that goes on in another way is one stretch of work. */
    private void stretch(long from, long to, State state) {
        if (!state.isWork()) {
            return;
        }
        if (from == working) {
            ends[size - 1] = to;
        } else {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            starts[size] = from;
            ends[size++] = to;
        }
        working = to;
    }

    private void count(long from, long to) {
        Arrays.sort(starts, 0, size);
        Arrays.sort(ends, 0, size);
        int started = 0;
        int ended = 0;
        long time = from;
        while (time < to) {
            while (started < size && starts[started] <= time) {
                started++;
            }
            while (ended < size && ends[ended] <= time) {
                ended++;
            }
            long next = started < size ? Math.min(to, starts[started]) : to;
            next = ended < size ? Math.min(next, ends[ended]) : next;
            level(time, next, started - ended);
            time = next;
        }
    }

    private void level(long from, long to, int lanes) {
        if (lanes >= times.length) {
            times = Arrays.copyOf(times, Math.max(lanes + 1, times.length * 2));
        }
        times[lanes] += to - from;
        while (part < peaks.length - 1 && edges[part + 1] <= from) {
            part++;
        }
        for (int at = part; at < peaks.length && edges[at] < to; at++) {
            peaks[at] = Math.max(peaks[at], lanes);
        }
    }

    private Concurrency.Steps steps() {
        int most = times.length - 1;
        while (most > 0 && times[most] == 0) {
            most--;
        }
        List<Long> kept = new ArrayList<>();
        for (int lanes = 0; lanes <= most; lanes++) {
            kept.add(times[lanes]);
        }
        return new Concurrency.Steps(most, Arrays.stream(peaks).boxed().toList(), kept);
    }
}
