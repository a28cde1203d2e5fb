package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.ThreadPool;

/** One task on a pool of threads. */
final class ThreadOne implements JavaLesson {
    @Override
    public String id() {
        return "thread-one";
    }

    @Override
    public String title() {
        return "One task on a thread pool";
    }

    @Override
    public String summary() {
        return "A pool that may have five threads gets one task. Look at the lanes: the pool starts one thread, not "
                + "five, because it starts a thread only when a task needs one. The main thread waits in close() until "
                + "the task has ended, so its last line comes last.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.WORKERS);
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
