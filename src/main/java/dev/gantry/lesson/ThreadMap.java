package dev.gantry.lesson;

import java.util.List;
import java.util.stream.IntStream;

import dev.gantry.futures.MapOptions;
import dev.gantry.futures.ThreadPool;

/** A function mapped over numbers. */
final class ThreadMap implements JavaLesson {
    @Override
    public String id() {
        return "thread-map";
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ThreadPool(desk.workers())) {
            List<Integer> numbers = IntStream.range(0, desk.tasks()).boxed().toList();
            for (int square : pool.map(MapOptions.USUAL.named("square"), number -> square(desk, number), numbers)) {
                desk.print("result " + square);
            }
        }
        desk.print("main thread");
    }

    private static int square(Desk desk, int number) throws InterruptedException {
        desk.sleep(number % 2 == 0 ? 1 : 0.5);
        return number * number;
    }
}
