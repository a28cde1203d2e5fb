package dev.gantry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.folder.Folders;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.Agent;
import dev.gantry.program.java.JavaHome;

/**
 * Java programs that are watched beside the same unwatched: processor time of the JVM, a unit of work, after a fifth of
 * what a full measurement does as warm-up, also before a quick one, which would show the compilers' time instead of the
 * hooks'; and what the start takes. Each is a JVM of its own in each round, of the JDK that {@code JAVA_HOME}
 * names, else of the first java on the path; what is watched is followed meanwhile, as by {@code gantry run}.
 */
final class AgentBenchmark implements Benchmark {
    private static final int VIRTUAL_THREADS_SINCE = 21;
    private static final int WARM_UP = 5;
    private static final double START_MILLIS = 150;
    private static final double NANOS_A_MILLI = 1e6;

    /**
     * Work that is measured.
     *
     * @param nanos how long each task is busy, in nanoseconds
     * @param target what the watched program's time must not exceed, as a multiple of the unwatched one's
     */
    private record Load(String name, String kind, int units, int nanos, double target) {}

    private static final List<Load> LOADS = List.of(
            new Load("submit", "submit", 1_000_000, 0, 1.5),
            new Load("execute(lambda)", "execute", 1_000_000, 0, 2.5),
            new Load("common pool", "common", 1_000_000, 0, 2),
            new Load("fork/join", "fork", 2_000_000, 0, 2),
            new Load("a virtual thread a task", "virtual", 1_000_000, 0, 2.5),
            new Load("submit of 10 us", "submit", 200_000, 10_000, 1.05),
            new Load("execute of 10 us", "execute", 200_000, 10_000, 1.05),
            new Load("common pool, 10 us", "common", 200_000, 10_000, 1.05),
            new Load("a virtual thread a task of 10 us", "virtual", 200_000, 10_000, 1.05));

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        try (JavaWork work = JavaWork.of(JavaHome.find(Optional.empty(), System.getenv())).orElse(null)) {
            if (work == null) {
                return List.of();
            }
            Agent agent = Agent.in(Folders.usual().cache());
            agent.prepare(work.java());
            results.add(start(work, agent, scale, progress));
            for (Load load : LOADS) {
                if (!load.kind().equals("virtual") || work.java().version() >= VIRTUAL_THREADS_SINCE) {
                    results.add(measure(load, work, agent, scale, progress));
                }
            }
        } catch (NotWatchable _) {
            return List.of(); // no such JDK is here
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(results);
    }

    private static Result start(JavaWork work, Agent agent, Scale scale, Consumer<String> progress) {
        Rounds rounds = rounds("agent, start", work, agent, List.of("start"), scale, progress);
        double more = (rounds.median("watched") - rounds.median("plain")) / NANOS_A_MILLI;
        Result result = Result.beside("agent, start", "ms", rounds.median("watched") / NANOS_A_MILLI,
                baseline(work), rounds.median("plain") / NANOS_A_MILLI)
                .withNote("%.0f ms more; at most %.0f are wanted".formatted(more, START_MILLIS));
        return more > START_MILLIS ? result.missed() : result;
    }

    private static Result measure(Load load, JavaWork work, Agent agent, Scale scale, Consumer<String> progress) {
        String name = "agent, " + load.name();
        Rounds rounds = rounds(name, work, agent,
                List.of(load.kind(), Integer.toString(scale.work(load.units())), Integer.toString(load.nanos()),
                        Integer.toString(load.units() / WARM_UP)),
                scale, progress);
        return Result.atMost(load.target(), name, "ns", rounds.median("watched"), baseline(work),
                rounds.median("plain"));
    }

    private static String baseline(JavaWork work) {
        return "unwatched, Java " + work.java().version();
    }

    private static Rounds rounds(String name, JavaWork work, Agent agent, List<String> arguments, Scale scale,
            Consumer<String> progress) {
        return new Rounds(name, scale)
                .add("plain", () -> work.measure(List.of(), arguments))
                .add("watched", () -> watched(work, agent, arguments))
                .run(progress);
    }

    private static double watched(JavaWork work, Agent agent, List<String> arguments) {
        try {
            Path rings = Files.createTempDirectory("gantry-bench");
            try (RingsFollower _ = new RingsFollower(rings)) {
                return work.measure(List.of(agent.option(rings)), arguments);
            } finally {
                Files.deleteIfExists(rings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
