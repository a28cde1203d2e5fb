package dev.gantry.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

import dev.gantry.bench.measure.Heap;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.trace.Snapshot;

/**
 * Statistics benchmark: time until the first progress of an area's figures, until all of them are there, and until a
 * cancelled reading has ended. Recordings are synthetic, and one is in memory at a time.
 */
final class StatisticsBenchmark implements Benchmark {
    private static final int LANES = 200;
    private static final double WANTED = 3_000;
    private static final double SHOWN = 500;
    private static final double CANCELLED = 100;
    private static final long ROOM = 45;

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        for (long million : new long[]{1, 10, 100}) {
            long slices = scale.work((int) million * 1_000_000);
            String size = slices >= 1_000_000 ? slices / 1_000_000 + " M" : slices / 1_000 + " k";
            if (Heap.most() < slices * ROOM) {
                results.add(Result.atMost(1, "statistics, " + size, "ms", Double.NaN, "wanted", WANTED)
                        .withNote("not measured: it needs a heap of " + (slices * ROOM / 1_000_000_000 + 1)
                                + " GB, as by JDK_JAVA_OPTIONS=-Xmx6g"));
                continue;
            }
            progress.accept("statistics, " + size + ": recording");
            Snapshot snapshot = Synthetic.of(slices, LANES);
            Area all = Area.of(snapshot);
            long third = all.length() / 3;
            measure("all of " + size, snapshot, all, scale, progress, results);
            measure("a third of " + size, snapshot, new Area(all.start() + third, all.end() - third, Set.of()), scale,
                    progress, results);
            cancel(size, snapshot, all, results);
        }
        return results;
    }

    private static void measure(
            String what, Snapshot snapshot, Area area, Scale scale, Consumer<String> progress, List<Result> results) {
        progress.accept("statistics, " + what);
        double first = median(scale, () -> firstWord(snapshot, area));
        double all = median(scale, () -> whole(snapshot, area));
        results.add(Result.atMost(1, "statistics, first word, " + what, "ms", first, "wanted", SHOWN));
        results.add(Result.atMost(1, "statistics, " + what, "ms", all, "wanted", WANTED));
    }

    /** Median of a few readings, after one that warms up: each may take seconds, and none disturbs the next. */
    private static double median(Scale scale, DoubleSupplier reading) {
        reading.getAsDouble();
        double[] times = new double[(scale.rounds() + 2) / 3];
        Arrays.setAll(times, _ -> reading.getAsDouble());
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static double whole(Snapshot snapshot, Area area) {
        long start = System.nanoTime();
        Statistics.of(snapshot, area);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Time to the first progress report. */
    private static double firstWord(Snapshot snapshot, Area area) {
        long start = System.nanoTime();
        AtomicLong first = new AtomicLong();
        Statistics.of(snapshot, area, () -> first.get() == 0, _ -> first.compareAndSet(0, System.nanoTime()));
        return ((first.get() == 0 ? System.nanoTime() : first.get()) - start) / 1e6;
    }

    /** Cancellation latency: the longest time between two questions whether to go on. */
    private static void cancel(String size, Snapshot snapshot, Area area, List<Result> results) {
        long[] asked = {System.nanoTime(), 0};
        Statistics.of(snapshot, area, () -> {
            long now = System.nanoTime();
            asked[1] = Math.max(asked[1], now - asked[0]);
            asked[0] = now;
            return true;
        }, _ -> {});
        results.add(Result.atMost(1, "statistics, cancelled, " + size, "ms", asked[1] / 1e6, "wanted", CANCELLED)
                .withNote("the longest time between two questions whether to go on"));
    }
}
