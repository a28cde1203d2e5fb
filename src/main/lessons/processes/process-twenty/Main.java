// 20 tasks on 5 processes, each of which is a JVM.
import dev.gantry.futures.process.ProcessPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ProcessPool(workers)) {
        for (int i = 0; i < tasks; i++) {
            int number = i;
            pool.submit("task " + number, () -> {
                IO.println("process " + number + " " + ProcessHandle.current().pid());
                Thread.sleep(second);
                IO.println("process " + number + " end");
            });
        }
    }
    IO.println("main process");
}
