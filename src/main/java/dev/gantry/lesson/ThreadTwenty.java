package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.ThreadPool;

/** Many tasks on few threads. */
final class ThreadTwenty implements JavaLesson {
    @Override
    public String id() {
        return "thread-twenty";
    }

    @Override
    public String title() {
        return "20 tasks on 5 threads";
    }

    @Override
    public String summary() {
        return "Twenty tasks sleep for a second each, and the pool has five threads. Look at the waves: five tasks run "
                + "at a time, the others wait in the queue, and a thread that is done takes the next one, in the order "
                + "in which they were submitted. So it takes four seconds: not twenty, not one.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.WORKERS, Parameter.TASKS);
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ThreadPool(desk.workers())) {
            for (int i = 0; i < desk.tasks(); i++) {
                int number = i;
                pool.submit("task " + number, () -> {
                    desk.print("thread " + number + " " + Thread.currentThread().getName());
                    desk.sleep(1);
                    desk.print("thread " + number + " end");
                });
            }
        }
        desk.print("main thread");
    }
}
