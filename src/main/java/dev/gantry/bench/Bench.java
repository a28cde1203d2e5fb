package dev.gantry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All benchmarks, and how to run some of them. */
public final class Bench {
    private static final List<Benchmark> ALL = List.of(new HookBenchmark(), new IntakeBenchmark(),
            new MemoryBenchmark(), new PoolBenchmark(), new ProcessBenchmark(), new FilesBenchmark());

    private Bench() {}

    /** Every benchmark, in the order in which they run. */
    public static List<Benchmark> all() {
        return ALL;
    }

    /**
     * Runs the benchmarks of these names, or all if there are none.
     *
     * @param progress is told in a few words what goes on, in the calling thread
     * @throws IllegalArgumentException if there is none of that name; nothing has run then
     * @throws IllegalStateException if a recording is on
     */
    public static List<Result> run(List<String> names, Scale scale, Consumer<String> progress) {
        List<Benchmark> chosen = names.isEmpty() ? ALL : names.stream().map(Bench::named).toList();
        List<Result> results = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            results.addAll(benchmark.run(scale, progress));
        }
        return List.copyOf(results);
    }

    private static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark \"" + name + "\": there are "
                        + String.join(", ", ALL.stream().map(Benchmark::name).toList())));
    }
}
