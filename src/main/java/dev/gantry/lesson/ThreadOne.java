package dev.gantry.lesson;

import dev.gantry.futures.ThreadPool;

/** One task on a pool of threads. */
final class ThreadOne implements JavaLesson {
    @Override
    public String id() {
        return "thread-one";
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ThreadPool(desk.workers())) {
            pool.submit("work", () -> {
                desk.print("thread 1");
                desk.sleep(1);
                desk.print("thread 1 end");
            });
        }
        desk.print("main thread");
    }
}
