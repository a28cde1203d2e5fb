// 20 tasks on a cluster of three members, which this program starts on this machine.
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.LocalMember;

void main() throws Exception {
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));
    if (!Cluster.isAvailable()) {
        IO.println("clusters need Hazelcast, which this Gantry was made without: nothing runs");
        return;
    }
    try (var cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
            var _ = LocalMember.start(cluster, "ant", 2);
            var _ = LocalMember.start(cluster, "bee", 2);
            var _ = LocalMember.start(cluster, "cat", 1)) {
        cluster.await(3, Duration.ofMinutes(1));
        try (var pool = new ClusterPool(cluster)) {
            for (int i = 0; i < tasks; i++) {
                int number = i;
                pool.submit("task " + number, () -> {
                    IO.println("task " + number + " by process " + ProcessHandle.current().pid());
                    Thread.sleep(second);
                    IO.println("task " + number + " end");
                });
            }
            IO.println("all tasks are submitted");
        }
    }
}
