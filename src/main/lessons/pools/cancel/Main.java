// Cancellation of futures: one that runs, and one that is queued.
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ThreadPool(1)) {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        List<Future<String>> futures = new ArrayList<>();
        for (String name : List.of("first", "second", "third")) {
            futures.add(pool.submit(name, () -> {
                running.countDown();
                Thread.sleep(second);
                asked.await();
                return name;
            }));
        }
        futures.getLast().addDoneCallback(
                done -> IO.println("callback of the cancelled task in " + Thread.currentThread().getName()));
        IO.println("three tasks are submitted");
        running.await();
        Thread.sleep(second.dividedBy(2));
        IO.println("cancel of the first: " + futures.get(0).cancel());
        IO.println("cancel of the third: " + futures.get(2).cancel());
        asked.countDown();
        IO.println(futures.get(0).result() + " and " + futures.get(1).result() + " ran");
        try {
            futures.get(2).result();
        } catch (CancellationException e) {
            IO.println("the third has no result");
        }
    }
}
