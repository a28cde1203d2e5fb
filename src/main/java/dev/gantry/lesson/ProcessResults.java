package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.futures.Future;
import dev.gantry.futures.process.ProcessPool;

/** Results of tasks in other processes. */
final class ProcessResults implements JavaLesson {
    @Override
    public String id() {
        return "process-results";
    }

    @Override
    public String title() {
        return "Results from other processes";
    }

    @Override
    public String summary() {
        return "The twin of “Results in the order of submission”. Each result is serialised in its worker, "
                + "sent, and read in the "
                + "parent. Look at the main thread: it waits for the results in the order of submission, so a result "
                + "that is ready early waits too, and none overtakes another.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.PROCESSES, Parameter.TASKS);
    }

    @Override
    public void run(Desk desk) throws Exception {
        var pool = new ProcessPool(desk.workers());
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < desk.tasks(); i++) {
            int number = i;
            futures.add(pool.submit("square " + number, () -> square(desk, number)));
        }
        for (Future<Integer> future : futures) {
            desk.print("result " + future.result());
        }
        desk.print("main process");
    }

    private static int square(Desk desk, int number) throws InterruptedException {
        desk.sleep(number % 5 == 0 ? 1 : 0.6);
        return number * number;
    }
}
