// The callbacks of the futures of a process pool.
import dev.gantry.futures.Future;
import dev.gantry.futures.process.ProcessPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    var pool = new ProcessPool(workers);
    for (int i = 0; i < tasks; i++) {
        int number = i;
        Future<Integer> future = pool.submit("square " + number, () -> {
            IO.println("process " + number + " " + ProcessHandle.current().pid());
            Thread.sleep(second);
            return number * number;
        });
        future.addDoneCallback(done -> {
            Thread.sleep(second.dividedBy(5));
            IO.println("callback of " + number + ": " + done.result() + " " + Thread.currentThread().getName());
        });
    }
    IO.println("main process");
}
