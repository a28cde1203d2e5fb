package dev.gantry.bench;

import java.util.List;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;

/** Something that can be measured by its name. */
public interface Benchmark {
    /** What a user types to choose it. */
    String name();

    /**
     * Measures.
     *
     * @param progress is told in a few words what goes on, in the calling thread
     * @throws IllegalStateException if a recording is on
     */
    List<Result> run(Scale scale, Consumer<String> progress);
}
