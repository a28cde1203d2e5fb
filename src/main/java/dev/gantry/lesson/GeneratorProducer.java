package dev.gantry.lesson;

import dev.gantry.coroutine.Generator;

/** The consumer is a generator that the producer sends each item to. */
final class GeneratorProducer implements JavaLesson {
    @Override
    public String id() {
        return "generator-producer";
    }

    @Override
    public void run(Desk desk) {
        long[] sum = new long[1];
        Generator<Void, Integer> consumer = Generator.named("consumer", yielder -> {
            while (true) {
                sum[0] += yielder.yield(null);
            }
        });
        long start = System.nanoTime();
        consumer.next(); // to its first yield
        for (int i = 0; i < desk.steps(); i++) {
            consumer.send(i);
        }
        long end = System.nanoTime();
        consumer.close();
        desk.print("sum %d of %d items in %.3f s".formatted(sum[0], desk.steps(), (end - start) / 1e9));
    }
}
