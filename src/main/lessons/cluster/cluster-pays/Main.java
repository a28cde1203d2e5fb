// The same tasks on threads, processes and a cluster at once: first short ones, then long ones.
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.LocalMember;
import dev.gantry.futures.Executor;
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;
import dev.gantry.futures.process.ProcessPool;

void main() throws Exception {
    int tasks = Integer.getInteger("tasks", 50);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));
    if (!Cluster.isAvailable()) {
        IO.println("clusters need Hazelcast, which this Gantry was made without: nothing runs");
        return;
    }
    try (var cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
            var _ = LocalMember.start(cluster, "member", 2)) {
        cluster.await(1, Duration.ofMinutes(1));
        try (var threads = new ThreadPool(2); var processes = new ProcessPool(2); var far = new ClusterPool(cluster)) {
            race("start", threads, processes, far, 2, second);
            race("short", threads, processes, far, tasks, Duration.ZERO);
            race("long", threads, processes, far, 4, second);
        }
    }
}

void race(String what, Executor threads, Executor processes, Executor far, int tasks, Duration length)
        throws InterruptedException {
    List<Thread> all = List.of(
            thread(what, "threads", threads, tasks, length), thread(what, "processes", processes, tasks, length),
            thread(what, "cluster", far, tasks, length));
    for (Thread thread : all) {
        thread.join();
    }
}

Thread thread(String what, String name, Executor pool, int tasks, Duration length) {
    return Thread.ofPlatform().name(what + " " + name).start(() -> {
        try {
            run(what, name, pool, tasks, length);
        } catch (InterruptedException _) {
            IO.println("interrupted");
        }
    });
}

void run(String what, String name, Executor pool, int tasks, Duration length)
        throws InterruptedException {
    long begun = System.nanoTime();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 1; i <= tasks; i++) {
        futures.add(pool.submit(what + " " + i, () -> {
            if (!length.isZero()) {
                Thread.sleep(length);
            }
        }));
    }
    for (Future<?> future : futures) {
        future.exception();
    }
    long each = (System.nanoTime() - begun) / Math.max(1, tasks);
    IO.println(what + ": " + name);
    IO.println(name + " took " + each / 1000 + " µs a task");
}
