package dev.gantry.lesson;

import java.util.List;

import dev.gantry.coroutine.Generator;

/** The consumer is a generator that the producer sends each item to. */
final class GeneratorProducer implements JavaLesson {
    @Override
    public String id() {
        return "generator-producer";
    }

    @Override
    public String title() {
        return "Producer and consumer by send";
    }

    @Override
    public String summary() {
        return "The consumer is a generator: it waits at its yield until the producer sends the next item, "
                + "handles it, and waits again. Look at the switches: send goes over, yield comes back, two for "
                + "each item, all in one thread and with no list in between. Compare the time with that of the "
                + "serial lesson; the recording of each switch is part of it.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.STEPS);
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
