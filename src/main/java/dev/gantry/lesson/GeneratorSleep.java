package dev.gantry.lesson;

import java.util.List;

import dev.gantry.coroutine.Generator;

/** A generator does not run while its thread sleeps. */
final class GeneratorSleep implements JavaLesson {
    @Override
    public String id() {
        return "generator-sleep";
    }

    @Override
    public String title() {
        return "A generator, and a producer that sleeps";
    }

    @Override
    public String summary() {
        return "The producer sleeps for two seconds before each of three items. Look at the consumer while the "
                + "producer sleeps: it is suspended, and stays so. A generator gives control back to who asked; "
                + "nobody else gets the thread while that one is blocked, so the sleeps add up to six seconds.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
    }

    @Override
    public void run(Desk desk) throws InterruptedException {
        Generator<Void, Integer> consumer = Generator.named("consumer", yielder -> {
            while (true) {
                desk.print("consumed " + yielder.yield(null));
            }
        });
        consumer.next();
        for (int i = 0; i < 3; i++) {
            desk.print("producing " + i);
            desk.sleep(2);
            desk.print("produced " + i);
            consumer.send(i);
        }
        consumer.close();
    }
}
