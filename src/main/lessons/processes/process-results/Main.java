// Results of tasks in other processes, asked for one after another.
import dev.gantry.futures.Future;
import dev.gantry.futures.process.ProcessPool;

void main() throws Exception {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    var pool = new ProcessPool(workers);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
        int number = i;
        futures.add(pool.submit("square " + number, () -> square(number, second)));
    }
    for (Future<Integer> future : futures) {
        IO.println("result " + future.result());
    }
    IO.println("main process");
}

static int square(int number, Duration second) throws InterruptedException {
    Thread.sleep(number % 5 == 0 ? second : second.multipliedBy(6).dividedBy(10));
    return number * number;
}
