package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.ThreadPool;

/** Tasks of random lengths. */
final class ThreadRandom implements JavaLesson {
    @Override
    public String id() {
        return "thread-random";
    }

    @Override
    public String title() {
        return "Tasks of random lengths";
    }

    @Override
    public String summary() {
        return "Each task sleeps for a random time, from a fifth of a second to two seconds. Look at how the waves "
                + "dissolve: whichever thread is free first takes the next task, so no thread is idle while a task "
                + "waits, and only the end is ragged. The same seed gives the same lengths again.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.WORKERS, Parameter.TASKS, Parameter.SEED);
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ThreadPool(desk.workers())) {
            for (int i = 0; i < desk.tasks(); i++) {
                String name = "task " + i;
                double seconds = desk.random().nextInt(2, 21) / 10.0;
                pool.submit(name, () -> {
                    desk.sleep(seconds);
                    desk.print(name + " slept for " + seconds + " s");
                });
            }
        }
        desk.print("main thread");
    }
}
