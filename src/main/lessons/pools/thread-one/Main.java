// One task on a pool of threads.
import dev.gantry.futures.ThreadPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ThreadPool(workers)) {
        pool.submit("work", () -> {
            IO.println("thread 1");
            Thread.sleep(second);
            IO.println("thread 1 end");
        });
    }
    IO.println("main thread");
}
