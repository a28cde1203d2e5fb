// A cluster that nobody has joined gets tasks, and members join meanwhile.
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.LocalMember;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));
    if (!Cluster.isAvailable()) {
        IO.println("clusters need Hazelcast, which this Gantry was made without: nothing runs");
        return;
    }
    try (var cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken()); var pool = new ClusterPool(cluster)) {
        for (int i = 1; i <= 4; i++) {
            pool.submit("task " + i, () -> Thread.sleep(second));
        }
        IO.println("four tasks wait");
        try (var _ = LocalMember.start(cluster, "early", 1)) {
            cluster.await(1, Duration.ofMinutes(1));
            IO.println("early is there");
            try (var _ = LocalMember.start(cluster, "late", 1)) {
                cluster.await(2, Duration.ofMinutes(1));
                IO.println("late is there");
                for (int i = 5; i <= 20; i++) {
                    pool.submit("task " + i, () -> Thread.sleep(second));
                }
                pool.shutdown(true, false);
            }
        }
    }
}
