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
    public String title() {
        return "Results in the order of submission";
    }

    @Override
    public String summary() {
        return "Each task returns a number, and the main thread asks the futures for their results one after another. "
                + "One task in five takes longer than the rest. Look at the main thread: it is blocked until the one "
                + "result that it asked for is there, then gets at once those that are ready. The pool is not closed; "
                + "the end of the program waits for it all the same.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.WORKERS, Parameter.TASKS);
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
