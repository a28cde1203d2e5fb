package dev.gantry.lesson;

import java.util.List;
import java.util.stream.IntStream;

import dev.gantry.futures.MapOptions;
import dev.gantry.futures.process.ProcessPool;

/** A function mapped over numbers in other processes, one by one and in chunks. */
final class ProcessMap implements JavaLesson {
    @Override
    public String id() {
        return "process-map";
    }

    @Override
    public String title() {
        return "Map over processes, with and without chunks";
    }

    @Override
    public String summary() {
        return "The same map twice: first every argument is a task of its own, then five travel together as one. "
                + "Look at the feeders and the workers: chunks are sent a fifth as often, but their results come "
                + "five at a time, and fewer tasks are harder to share out evenly.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.PROCESSES, Parameter.TASKS);
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ProcessPool(desk.workers())) {
            List<Integer> numbers = IntStream.range(0, desk.tasks()).boxed().toList();
            MapOptions single = MapOptions.USUAL.named("square");
            MapOptions chunks = MapOptions.USUAL.named("chunk").inChunksOf(5);
            for (MapOptions options : List.of(single, chunks)) {
                for (int square : pool.map(options, number -> square(desk, number), numbers)) {
                    desk.print("result " + square);
                }
            }
        }
        desk.print("main process");
    }

    private static int square(Desk desk, int number) throws InterruptedException {
        desk.sleep(0.2);
        return number * number;
    }
}
