// A producer that sleeps, and a generator that consumes.
import dev.gantry.coroutine.Generator;

void main() throws InterruptedException {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    Generator<Void, Integer> consumer = Generator.named("consumer", yielder -> {
        while (true) {
            IO.println("consumed " + yielder.yield(null));
        }
    });
    consumer.next();
    for (int i = 0; i < 3; i++) {
        IO.println("producing " + i);
        Thread.sleep(second.multipliedBy(2));
        IO.println("produced " + i);
        consumer.send(i);
    }
    consumer.close();
}
