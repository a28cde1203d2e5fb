package dev.gantry.lesson;

import dev.gantry.futures.ThreadPool;

/** Many tasks on few threads. */
final class ThreadTwenty implements JavaLesson {
    @Override
    public String id() {
        return "thread-twenty";
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
