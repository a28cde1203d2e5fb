// A function mapped over numbers in other processes, one by one and in chunks.
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.process.ProcessPool;

void main() {
    int workers = Integer.getInteger("workers", 5);
    int tasks = Integer.getInteger("tasks", 20);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ProcessPool(workers)) {
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        MapOptions single = MapOptions.USUAL.named("square");
        MapOptions chunks = MapOptions.USUAL.named("chunk").inChunksOf(5);
        for (MapOptions options : List.of(single, chunks)) {
            for (int square : pool.map(options, number -> square(number, second), numbers)) {
                IO.println("result " + square);
            }
        }
    }
    IO.println("main process");
}

static int square(int number, Duration second) throws InterruptedException {
    Thread.sleep(second.dividedBy(5));
    return number * number;
}
