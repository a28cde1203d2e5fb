package dev.gantry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.bench.cluster.ClusterTasks;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.questions.Questions;

/** All benchmarks, and how to run some of them. */
public final class Bench {
    private Bench() {}

    /**
     * Every benchmark, in the order in which they run.
     *
     * @param window opens the window in which whole frames are measured; without one only our own share of them is
     */
    public static List<Benchmark> all(Optional<Supplier<FrameScreen>> window) {
        List<Benchmark> all = new ArrayList<>(List.of(new HookBenchmark(), new IntakeBenchmark(), new SpoolBenchmark(),
                new MemoryBenchmark(), new PoolBenchmark(), new ProcessBenchmark(), new FilesBenchmark(),
                new ForeignFilesBenchmark(), Benchmark.of("cluster", ClusterTasks::run), new WatchedBenchmark(),
                new AgentBenchmark()));
        all.addAll(CoroutineBenchmarks.ALL);
        all.addAll(List.of(new StatisticsBenchmark(), Benchmark.of("questions", Questions::run),
                new FrameBenchmark(window), new LiveBenchmark(window),
                new LanesBenchmark(window)));
        return List.copyOf(all);
    }

    /**
     * Runs those of these benchmarks that have these names, or all if there are no names.
     *
     * @param progress is told in a few words what goes on, in the calling thread
     * @throws IllegalArgumentException if there is none of that name; nothing has run then
     * @throws IllegalStateException if a recording is on
     */
    public static List<Result> run(
            List<Benchmark> all, List<String> names, Scale scale, Consumer<String> progress) {
        List<Benchmark> chosen = names.isEmpty() ? all : names.stream().map(name -> named(name, all)).toList();
        List<Result> results = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            results.addAll(benchmark.run(scale, progress));
        }
        return List.copyOf(results);
    }

    private static Benchmark named(String name, List<Benchmark> all) {
        return all.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark \"" + name + "\": there are "
                        + String.join(", ", all.stream().map(Benchmark::name).toList())));
    }
}
