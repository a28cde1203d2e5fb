package dev.gantry.lesson;

import dev.gantry.futures.ThreadPool;

/** Tasks of random lengths. */
final class ThreadRandom implements JavaLesson {
    @Override
    public String id() {
        return "thread-random";
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
