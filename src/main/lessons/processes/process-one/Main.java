// One task on a pool of processes.
import dev.gantry.futures.process.ProcessPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ProcessPool(workers)) {
        pool.submit("work", () -> {
            IO.println("process 1");
            Thread.sleep(second);
            IO.println("process 1 end");
        });
    }
    IO.println("main process");
}
