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
    public String title() {
        return "Map: one function, many arguments";
    }

    @Override
    public String summary() {
        return "map hands over a task for every argument at once and gives the results in the order of the arguments, "
                + "each as soon as it and all before it are there. Look at the marks of the main thread: odd arguments "
                + "take half as long as even ones, but no result overtakes another.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.WORKERS, Parameter.TASKS);
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
