// The end of a pool, with and without waiting.
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    var patient = new ThreadPool(1, "patient");
    submitThree(patient, second);
    patient.shutdown(false);
    IO.println("shutdown without waiting returned");

    var strict = new ThreadPool(1, "strict");
    List<Future<?>> futures = submitThree(strict, second);
    Thread.sleep(second.dividedBy(2));
    strict.shutdown(true, true);
    IO.println("shutdown returned; cancelled: " + futures.stream().filter(Future::isCancelled).count());
    try {
        strict.submit("late", () -> IO.println("never"));
    } catch (RejectedExecutionException e) {
        IO.println(e.getMessage());
    }
}

List<Future<?>> submitThree(ThreadPool pool, Duration second) {
    List<Future<?>> futures = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
        futures.add(pool.submit(name, () -> {
            Thread.sleep(second);
            IO.println(Thread.currentThread().getName() + " ran " + name);
        }));
    }
    return futures;
}
