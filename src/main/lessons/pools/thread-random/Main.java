// Tasks of random lengths.
import dev.gantry.futures.ThreadPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Random random = new Random(Integer.getInteger("seed", 1));
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ThreadPool(workers)) {
        for (int i = 0; i < tasks; i++) {
            String name = "task " + i;
            int tenths = random.nextInt(2, 21);
            pool.submit(name, () -> {
                Thread.sleep(second.multipliedBy(tenths).dividedBy(10));
                IO.println(name + " slept for " + tenths / 10.0 + " s");
            });
        }
    }
    IO.println("main thread");
}
