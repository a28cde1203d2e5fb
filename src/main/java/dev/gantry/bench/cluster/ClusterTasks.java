package dev.gantry.bench.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.python.Python;
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.LocalMember;
import dev.gantry.hook.Recorder;

/**
 * Empty tasks on three members of one worker each on this machine, all of them warm: a round trip, and many tasks at
 * once; beside Hazelcast's own executor, which carries ours, beside Dask, and with a recording.
 */
public final class ClusterTasks {
    private static final int MEMBERS = 3;
    private static final int TASKS = 10_000;
    private static final int TRIPS = 1_000;
    private static final double OF_HAZELCAST = 1.3;
    private static final double RECORDED = 1.1;
    private static final String HAZELCAST = "Hazelcast's executor";
    private static final String DASK = "Dask, LocalCluster";

    private ClusterTasks() {}

    /** Measures; nothing where Hazelcast's jar is not here. */
    public static List<Result> run(Scale scale, Consumer<String> progress) {
        if (!Cluster.isAvailable()) {
            progress.accept("cluster: Hazelcast's jar is not here");
            return List.of();
        }
        progress.accept("cluster: starting members");
        List<LocalMember> members = new ArrayList<>();
        try (Cluster cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
                PlainHazelcast plain = new PlainHazelcast(MEMBERS)) {
            for (int i = 0; i < MEMBERS; i++) {
                members.add(LocalMember.start(cluster, "member " + i, 1));
            }
            if (!cluster.await(MEMBERS, Duration.ofMinutes(1))) {
                throw new IllegalStateException("the members did not join");
            }
            try (ClusterPool pool = new ClusterPool(cluster)) {
                return measure(scale, progress, pool, plain);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            members.forEach(LocalMember::close);
        }
    }

    private static List<Result> measure(
            Scale scale, Consumer<String> progress, ClusterPool pool, PlainHazelcast plain) {
        int tasks = scale.work(TASKS);
        int trips = scale.work(TRIPS);
        Optional<Python> dask = Python.with(DaskCluster.MODULE);
        Rounds rounds = new Rounds("cluster", scale)
                .add("trip", () -> trips(trips, i -> pool.submit(() -> i)))
                .add("plain trip", () -> trips(trips, plain::submit))
                .add("many", () -> many(tasks, pool))
                .add("recorded", () -> recorded(tasks, pool))
                .add("plain many", () -> perTask(tasks, () -> plain.all(tasks)));
        dask.ifPresent(there -> rounds
                .add("dask trip", () -> dask(there, "trip", trips))
                .add("dask many", () -> dask(there, "many", tasks)));
        rounds.run(progress);
        List<Result> results = new ArrayList<>();
        results.add(Result.atMost(OF_HAZELCAST, "cluster, round trip", "µs", rounds.median("trip"), HAZELCAST,
                rounds.median("plain trip")));
        results.add(Result.atMost(OF_HAZELCAST, "cluster, many tasks", "µs/task", rounds.median("many"), HAZELCAST,
                rounds.median("plain many")));
        if (dask.isPresent()) {
            results.add(Result.atMost(1, "cluster, round trip", "µs", rounds.median("trip"), DASK,
                    rounds.median("dask trip")));
            results.add(Result.atMost(1, "cluster, many tasks", "µs/task", rounds.median("many"), DASK,
                    rounds.median("dask many")));
        }
        results.add(Result.atMost(RECORDED, "cluster, many tasks, recorded", "µs/task", rounds.median("recorded"),
                "not recorded", rounds.median("many")));
        return results;
    }

    private static double dask(Python there, String what, int tasks) {
        return there.measure(DaskCluster.PROGRAM, what, Integer.toString(MEMBERS), Integer.toString(tasks));
    }

    /** Median, in microseconds. */
    private static double trips(int count, IntFunction<Future<?>> submit) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            PlainHazelcast.result(submit.apply(i));
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[count / 2] / 1e3;
    }

    private static double perTask(int tasks, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e3 / tasks;
    }

    private static double many(int tasks, ClusterPool pool) {
        return perTask(tasks, () -> {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                int number = i;
                futures.add(pool.submit(() -> number));
            }
            futures.forEach(PlainHazelcast::result);
        });
    }

    private static double recorded(int tasks, ClusterPool pool) {
        Recorder recorder = new Recorder(Recorder.Options.named("bench"));
        recorder.start();
        try {
            return many(tasks, pool);
        } finally {
            recorder.stop();
        }
    }
}
