// A member of a cluster is killed in the middle of a task.
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.ClusterOptions;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.LocalMember;
import dev.gantry.futures.Future;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));
    if (!Cluster.isAvailable()) {
        IO.println("clusters need Hazelcast, which this Gantry was made without: nothing runs");
        return;
    }
    try (var cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
            var _ = LocalMember.start(cluster, "ant", 1);
            var _ = LocalMember.start(cluster, "bee", 1);
            var _ = LocalMember.start(cluster, "cat", 1)) {
        cluster.await(3, Duration.ofMinutes(1));
        try (var pool = new ClusterPool(cluster)) {
            run(pool, "dies", "lives", second);
        }
        try (var pool = new ClusterPool(cluster, ClusterOptions.usual().withRetries(1))) {
            run(pool, "dies once", "lives too", second);
        }
    }
}

/** The first task ends the member that runs it, if it is the first time that it runs. */
void run(ClusterPool pool, String first, String others, Duration second) throws Exception {
    String file = Files.createTempFile("first", "").toString();
    List<Future<?>> futures = new ArrayList<>();
    futures.add(pool.submit(first, () -> {
        Thread.sleep(second);
        if (Files.deleteIfExists(Path.of(file))) {
            ProcessHandle.current().parent().orElseThrow().destroyForcibly();
            Thread.sleep(second.multipliedBy(1000));
        }
    }));
    for (int i = 1; i <= 4; i++) {
        futures.add(pool.submit(others + " " + i, () -> Thread.sleep(second)));
    }
    for (Future<?> future : futures) {
        if (future.exception() != null) {
            IO.println("a task failed: " + future.exception().getClass().getSimpleName());
        }
    }
    IO.println(first + ": all futures are done");
}
