package dev.gantry.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.bench.measure.Heap;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.measure.Spread;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;

/**
 * Frame time benchmark: zooming and panning in recordings of different sizes: our own share of a frame (from the trace
 * to pixels), and the whole of it in the window where there is one. Recordings are synthetic, and one is in memory at a
 * time.
 */
final class FrameBenchmark implements Benchmark {
    static final double WANTED = 1000.0 / 60;
    private static final double MOST_GROWTH = 1.3;
    private static final double MOST_BYTES = 32;
    private static final long DEEPEST = 200_000;

    /** Memory for a slice while it is recorded, in bytes, with the room that the garbage collector wants. */
    private static final long ROOM = 45;

    private record Size(long slices, int lanes) {
        String text() {
            String count = slices >= 1_000_000 ? slices / 1_000_000 + " M" : slices / 1000 + " k";
            return count + (lanes == 200 ? "" : ", " + lanes + " lanes");
        }
    }

    private final Optional<Supplier<FrameScreen>> window;
    private final Map<String, Spread> smallest = new LinkedHashMap<>();
    private List<Result> results = new ArrayList<>();

    /** A benchmark that measures whole frames in this window, if there is one. */
    FrameBenchmark(Optional<Supplier<FrameScreen>> window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        results = new ArrayList<>();
        smallest.clear();
        for (Size size : List.of(new Size(scale.work(1_000_000), 200), new Size(scale.work(10_000_000), 200),
                new Size(scale.work(100_000_000), 200), new Size(scale.work(10_000_000), 10_000))) {
            if (Heap.most() < size.slices * ROOM) {
                results.add(Result.atMost(1, "frame, " + size.text(), "ms", Double.NaN, "wanted", WANTED)
                        .withNote("not measured: it needs a heap of " + (size.slices * ROOM / 1_000_000_000 + 1)
                                + " GB, as by JDK_JAVA_OPTIONS=-Xmx6g"));
            } else {
                measure(size, scale, progress);
            }
        }
        return results;
    }

    private void measure(Size size, Scale scale, Consumer<String> progress) {
        progress.accept("frames, " + size.text() + ": recording");
        long before = Heap.used();
        Snapshot snapshot = Synthetic.of(size.slices, size.lanes);
        double bytes = (Heap.used() - before) / (double) size.slices;
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        Tour tour = Tour.through(snapshot, layout.height(), DEEPEST);
        progress.accept("frames, " + size.text() + ": our own share");
        measure("own share", size, new BareScreen(), snapshot, tour, scale);
        window.ifPresent(open -> {
            progress.accept("frames, " + size.text() + ": in the window");
            measure("frame", size, open.get(), snapshot, tour, scale);
        });
        results.add(Result.atMost(1, "memory, " + size.text(), "bytes/slice", bytes, "wanted", MOST_BYTES));
    }

    private void measure(String what, Size size, FrameScreen screen, Snapshot snapshot, Tour tour, Scale scale) {
        try (screen) {
            screen.tour(snapshot, tour); // warms up
            long[] times = {};
            for (int round = 0; round < scale.rounds(); round += 9) {
                long[] more = screen.tour(snapshot, tour);
                int known = times.length;
                times = Arrays.copyOf(times, known + more.length);
                System.arraycopy(more, 0, times, known, more.length);
            }
            Spread spread = Spread.of(times);
            results.add(Result.atMost(1, what + " p99, " + size.text(), "ms", spread.p99(), "wanted", WANTED)
                    .withNote(spread.text()));
            if (size.lanes == 200) {
                Spread least = smallest.computeIfAbsent(what, _ -> spread);
                if (least != spread) {
                    results.add(Result.atMost(MOST_GROWTH, what + " p99, " + size.text(), "ms", spread.p99(),
                            "the smallest recording", least.p99()));
                }
            }
        }
    }
}
