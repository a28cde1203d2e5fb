package dev.gantry.bench;

import java.util.List;
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
}
