package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Results, asked for in the order in which the tasks were submitted. */
final class ThreadResults implements JavaLesson {
    @Override
    public String id() {
        return "thread-results";
    }

    @Override
    public void run(Desk desk) throws Exception {
        var pool = new ThreadPool(desk.workers());
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < desk.tasks(); i++) {
            int number = i;
            futures.add(pool.submit("square " + number, () -> square(desk, number)));
        }
        for (Future<Integer> future : futures) {
            desk.print("result " + future.result());
        }
        desk.print("main thread");
    }

    private static int square(Desk desk, int number) throws InterruptedException {
        desk.sleep(number % 5 == 0 ? 1 : 0.6);
        return number * number;
    }
}
