// The consumer is a generator that the producer sends each item to.
import dev.gantry.coroutine.Generator;

void main() {
    int steps = Integer.getInteger("steps", 10_000);

    long[] sum = new long[1];
    Generator<Void, Integer> consumer = Generator.named("consumer", yielder -> {
        while (true) {
            sum[0] += yielder.yield(null);
        }
    });
    long start = System.nanoTime();
    consumer.next(); // to its first yield
    for (int i = 0; i < steps; i++) {
        consumer.send(i);
    }
    long end = System.nanoTime();
    consumer.close();
    IO.println("sum %d of %d items in %.3f s".formatted(sum[0], steps, (end - start) / 1e9));
}
