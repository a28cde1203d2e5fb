// 20 tasks on 5 threads.
import dev.gantry.futures.ThreadPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ThreadPool(workers)) {
        for (int i = 0; i < tasks; i++) {
            int number = i;
            pool.submit("task " + number, () -> {
                IO.println("thread " + number + " " + Thread.currentThread().getName());
                Thread.sleep(second);
                IO.println("thread " + number + " end");
            });
        }
    }
    IO.println("main thread");
}
