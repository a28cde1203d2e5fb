package dev.gantry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.python.Python;
import dev.gantry.bench.python.PythonWork;
import dev.gantry.folder.Folders;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.PythonProgram;

/**
 * Python programs that are watched beside the same unwatched: processor time of the program and its children, without
 * the interpreter's start, a unit of work. Each is a program of its own in each round; what is watched is followed
 * meanwhile, as by {@code gantry run}.
 */
final class WatchedBenchmark implements Benchmark {
    @Override
    public String name() {
        return "python";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        for (PythonWork work : PythonWork.ALL) {
            Python.with(work.modules()).ifPresent(python -> results.add(measure(work, python, scale, progress)));
        }
        return List.copyOf(results);
    }

    private static Result measure(PythonWork work, Python python, Scale scale, Consumer<String> progress) {
        String units = Integer.toString(scale.work(work.units()));
        Rounds rounds = new Rounds("python, " + work.name(), scale)
                .add("plain", () -> python.measure(work.program(), units))
                .add("watched", () -> watched(work, python, units))
                .run(progress);
        return Result.atMost(work.target(), "python, " + work.name(), "ns", rounds.median("watched"),
                "unwatched, Python " + python.version(), rounds.median("plain"));
    }

    private static double watched(PythonWork work, Python python, String units) {
        try {
            Path rings = Files.createTempDirectory("gantry-bench");
            try (RingsFollower _ = new RingsFollower(rings)) {
                return python.measure(environment(python, rings, work.watched()), work.program(), units);
            } finally {
                Files.deleteIfExists(rings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Python python, Path rings, List<String> watched) {
        try {
            return new PythonProgram(Optional.empty(), "bench.py", List.of())
                    .launch(Interpreter.find(Optional.of(python.executable()), System.getenv()), Path.of("."),
                            Folders.usual().cache(), rings, watched, System.getenv())
                    .environment();
        } catch (NotWatchable why) {
            throw new IllegalStateException(why.getMessage(), why);
        }
    }
}
