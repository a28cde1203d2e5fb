// The callbacks of the futures of a thread pool.
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    var pool = new ThreadPool(workers);
    for (int i = 0; i < tasks; i++) {
        int number = i;
        Future<Integer> future = pool.submit("square " + number, () -> {
            IO.println("thread " + number + " " + Thread.currentThread().getName());
            Thread.sleep(second);
            return number * number;
        });
        future.addDoneCallback(done -> {
            Thread.sleep(second.dividedBy(5));
            IO.println("callback of " + number + ": " + done.result() + " " + Thread.currentThread().getName());
        });
    }
    IO.println("main thread");
}
