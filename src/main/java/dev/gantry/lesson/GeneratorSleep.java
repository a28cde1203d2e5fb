package dev.gantry.lesson;

import dev.gantry.coroutine.Generator;

/** A generator does not run while its thread sleeps. */
final class GeneratorSleep implements JavaLesson {
    @Override
    public String id() {
        return "generator-sleep";
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
