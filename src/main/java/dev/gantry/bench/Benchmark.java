package dev.gantry.bench;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;

/** Benchmark with a name. */
public interface Benchmark {
    /** Name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @param progress is told in a few words what goes on, in the calling thread
     * @throws IllegalStateException if a recording is on
     */
    List<Result> run(Scale scale, Consumer<String> progress);

    /** One that lies in a package of its own, and so knows nothing of this interface. */
    static Benchmark of(String name, BiFunction<Scale, Consumer<String>, List<Result>> measuring) {
        return new Benchmark() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Result> run(Scale scale, Consumer<String> progress) {
                return measuring.apply(scale, progress);
            }
        };
    }
}
