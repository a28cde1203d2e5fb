// A worker process is killed while it runs a task.
import dev.gantry.futures.Future;
import dev.gantry.futures.process.BrokenProcessPool;
import dev.gantry.futures.process.ProcessPool;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ProcessPool(2)) {
        List<Future<?>> futures = new ArrayList<>();
        futures.add(pool.submit("dies", () -> {
            Thread.sleep(second);
            Runtime.getRuntime().halt(1);
        }));
        futures.add(pool.submit("runs", () -> Thread.sleep(second.multipliedBy(10_000))));
        futures.add(pool.submit("waits", () -> Thread.sleep(second.multipliedBy(50))));
        IO.println("three tasks are submitted");
        for (Future<?> future : futures) {
            IO.println(future.exception().getMessage());
        }
        try {
            pool.submit("comes too late", () -> IO.println("never"));
        } catch (BrokenProcessPool e) {
            IO.println(e.getMessage());
        }
    }
}
