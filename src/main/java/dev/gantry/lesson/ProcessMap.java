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
