// A function mapped over numbers.
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.ThreadPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ThreadPool(workers)) {
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        for (int square : pool.map(MapOptions.USUAL.named("square"), number -> square(number, second), numbers)) {
            IO.println("result " + square);
        }
    }
    IO.println("main thread");
}

int square(int number, Duration second) throws InterruptedException {
    Thread.sleep(number % 2 == 0 ? second : second.dividedBy(2));
    return number * number;
}
